/// How the pages look: on a phone and on a desk, in the dark, and on paper.
enum Stylesheet {
  /// Of `text`, SHA-256 in Base64: what the pages' policy allows. A test says what it should be.
  static let hash = "JHeWtn8xL2rRPQETWZ250hUX9AVZNtkLqXXzGlX/8pE="

  static let text = """
    :root { color-scheme: light dark;
      --paper: #f7f7f5; --card: #ffffff; --ink: #1b2330; --muted: #545d6e; --rule: #d9dce3;
      --accent: #1f5fa8; --bad: #ad1f1f; --warn: #8a5300; --good: #226b45; --calm: #c9d3e2; }
    @media (prefers-color-scheme: dark) { :root {
      --paper: #13161b; --card: #1b1f26; --ink: #e7e9ed; --muted: #a7afbd; --rule: #343b47;
      --accent: #8db8f2; --bad: #ff9088; --warn: #f0bf66; --good: #86d0a0; --calm: #3b4a61; } }
    * { box-sizing: border-box; }
    html { font: 16px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
      -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0 auto; padding: 0 1rem 3rem; max-width: 76rem; background: var(--paper);
      color: var(--ink); overflow-wrap: anywhere; }
    a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    main:focus { outline: none; }
    .skip { position: absolute; left: -999rem; top: 0; padding: 0.75rem 1rem; background: var(--card);
      z-index: 1; }
    .skip:focus { left: 0; }
    .definitions { position: absolute; }
    h1, h2, h3, h4 { line-height: 1.25; margin: 0; font-weight: 650; }
    h1 { font-size: 1.6rem; }
    h1 .day { font-weight: 400; color: var(--muted); }
    h2 { font-size: 1.3rem; margin-bottom: 0.9rem; }
    h3 { font-size: 1rem; }
    h4 { font-size: 1rem; }
    ul { margin: 0; padding: 0; list-style: none; }
    p { margin: 0.35rem 0; }
    .date { white-space: nowrap; }
    .count { display: inline-block; min-width: 1.6em; padding: 0 0.45em; border: 1px solid var(--rule);
      border-radius: 1em; font-size: 0.8em; font-weight: 500; line-height: 1.5; text-align: center;
      color: var(--muted); font-variant-numeric: tabular-nums; }
    .top { padding-top: 1.5rem; }
    .summary { color: var(--muted); }
    .notice { border-left: 4px solid var(--warn); padding: 0.2rem 0.75rem; }
    nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-top: 0.5rem; }
    nav a { display: inline-block; padding: 0.45rem 0; min-width: 1.5rem; }
    main > section { margin-top: 1.75rem; padding-top: 1.25rem; border-top: 1px solid var(--rule);
      scroll-margin-top: 0.5rem; }
    summary { cursor: pointer; padding: 0.4rem 0; min-height: 2rem; color: var(--accent); }
    summary h3 { display: inline; color: var(--ink); }

    .groups { columns: 20rem; column-gap: 1rem; }
    .group { margin-bottom: 1rem; break-inside: avoid; background: var(--card);
      border: 1px solid var(--rule); border-top: 3px solid var(--calm); border-radius: 6px;
      padding: 0.75rem 1rem; }
    .group.overdue { border-top-color: var(--bad); }
    .group.open { border-top-color: var(--good); }
    .group.upcoming { border-top-color: var(--accent); }
    .group.stuck { border-top-color: var(--warn); }
    .group li { padding: 0.55rem 0; border-top: 1px solid var(--rule); }
    .group h3 + ul { margin-top: 0.5rem; }
    .what { font-weight: 600; }
    .why, .when { display: block; color: var(--muted); font-size: 0.9rem; }
    .when { color: var(--ink); }
    .warnings { margin-top: 1rem; }
    .warnings li { padding: 0.35rem 0; border-top: 1px solid var(--rule); font-size: 0.9rem; }
    .place { color: var(--muted); }

    .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13.5rem), 1fr));
      gap: 1rem; align-items: start; }
    .cards { display: grid; gap: 0.5rem; margin-top: 0.5rem; }
    .card { background: var(--card); border: 1px solid var(--rule); border-left: 3px solid var(--calm);
      border-radius: 6px; padding: 0.5rem 0.75rem; font-size: 0.95rem; }
    .card.overdue { border-left-color: var(--bad); }
    .card.open { border-left-color: var(--good); }
    .card.upcoming { border-left-color: var(--accent); }
    .card a { font-weight: 600; }
    .role, .next { display: block; }
    .next { font-size: 0.85rem; color: var(--muted); margin-top: 0.2rem; }
    .next strong { color: var(--bad); }
    .ended { margin-top: 1rem; }
    .ended .cards { grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
      margin: 0.25rem 0 1rem; }

    .legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; margin-bottom: 1rem;
      font-size: 0.85rem; color: var(--muted); }
    .sign { width: 16px; height: 16px; overflow: visible; vertical-align: -3px; }
    .sign.wide { width: 29px; }
    .application { background: var(--card); border: 1px solid var(--rule); border-radius: 6px;
      padding: 0.75rem 1rem 0.35rem; margin-top: 0.75rem; scroll-margin-top: 0.5rem; }
    .application:target { border-color: var(--accent); }
    .application h4 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.1rem 0.6rem; }
    .application h4 .role { font-weight: 400; }
    .status { display: inline-block; font-size: 0.8rem; font-weight: 500; color: var(--muted);
      border: 1px solid var(--rule); border-radius: 1em; padding: 0 0.6em; }
    .facts { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0.25rem 0 0; font-size: 0.85rem;
      color: var(--muted); }
    .facts div { max-width: 100%; }
    .facts dt, .facts dd { display: inline; margin: 0; }
    .facts dt::after { content: ":"; }
    .facts dd { color: var(--ink); }
    .beyond { font-size: 0.8rem; color: var(--muted); }
    .alternative > summary { font-size: 0.85rem; }

    .picture { display: block; overflow: hidden; margin-top: 0.5rem; }
    .picture text { fill: var(--muted); font-size: 11px; }
    .tick { stroke: var(--rule); stroke-width: 1; }
    .today { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 3 2; }
    .course { stroke: var(--muted); stroke-width: 2; }
    .quiet { fill: var(--calm); }
    .window { fill: none; stroke: var(--muted); stroke-width: 1; }
    .window.open { fill: var(--good); stroke: var(--good); }
    .window.upcoming { fill: none; stroke: var(--accent); stroke-width: 1.5; }
    .window.overdue { fill: var(--bad); stroke: var(--bad); }
    .window.missed { fill: url(#hatch); stroke: var(--bad); }
    .window.waived { stroke-dasharray: 2 2; }
    .hatch { fill: var(--bad); }
    .tail { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 2 2; }
    .sign-milestone { fill: var(--ink); }
    .sign-interview { fill: var(--accent); stroke: var(--card); stroke-width: 1; }
    .sign-cancelled { fill: var(--card); stroke: var(--accent); stroke-width: 1.5; }
    .sign-heard { fill: var(--good); stroke: var(--card); stroke-width: 1; }
    .sign-sent { fill: var(--warn); stroke: var(--card); stroke-width: 1; }
    .sign-ending { stroke: var(--bad); stroke-width: 2.5; fill: none; }

    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
      gap: 0 3rem; align-items: start; }
    .pair > section { margin-top: 1.75rem; padding-top: 1.25rem; border-top: 1px solid var(--rule);
      scroll-margin-top: 0.5rem; }
    .figure { margin-bottom: 1rem; }
    .picture .title { fill: var(--ink); font-size: 13px; paint-order: stroke; stroke: var(--paper);
      stroke-width: 3px; stroke-linejoin: round; }
    .picture .note { font-size: 13px; }
    .part { stroke-width: 1; }
    .part.on-time { fill: var(--good); stroke: var(--good); }
    .part.late { fill: url(#hatch-late); stroke: var(--warn); }
    .part.missed { fill: none; stroke: var(--bad); }
    .part.overdue { fill: var(--bad); stroke: var(--bad); }
    .hatch-late { fill: var(--warn); }
    .part.stage { fill: var(--accent); stroke: var(--accent); }
    .ribbon { fill: var(--accent); fill-opacity: 0.28; }
    .ribbon.rejected { fill: var(--bad); }
    .ribbon.withdrawn, .ribbon.closed { fill: var(--warn); }
    .ribbon.open { fill: var(--good); }
    .node { fill: var(--accent); }
    .node.rejected { fill: var(--bad); }
    .node.withdrawn, .node.closed { fill: var(--warn); }
    .node.open { fill: var(--good); }
    .leader { stroke: var(--muted); stroke-width: 1; }
    #patterns h3 { margin-top: 1.25rem; }
    .sentences { padding-left: 1.1rem; list-style: disc; max-width: 48rem; }
    .sentences li { margin: 0.35rem 0; }

    table { border-collapse: collapse; width: 100%; font-size: 0.85rem; }
    caption { text-align: left; color: var(--muted); padding: 0.25rem 0; }
    th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.6rem 0.25rem 0;
      border-top: 1px solid var(--rule); }
    th:last-child, td:last-child { padding-right: 0; }
    tbody th { font-weight: 500; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    .figures th, .figures td, .words tbody th, .words td:nth-child(2) { overflow-wrap: normal; }
    .words tbody th { width: 17rem; }
    .words td:nth-child(2) { width: 9.5rem; }
    @media screen and (max-width: 44rem) {
      .words thead { position: absolute; left: -999rem; }
      .words, .words caption, .words tbody, .words tr, .words tbody th, .words td { display: block;
        width: auto; }
      .words tr { padding: 0.35rem 0; border-top: 1px solid var(--rule); }
      .words tbody th, .words td { border: 0; padding: 0; }
      .words td:nth-child(2) { color: var(--muted); }
    }
    @media (max-width: 26rem) {
      .figures { font-size: 0.7rem; }
      .figures th, .figures td { padding-right: 0.25rem; }
    }

    .proof h1 { padding-top: 1.5rem; }
    .proof h2 { margin: 1.5rem 0 0.5rem; font-size: 1.1rem; }
    .proof tbody th { font-weight: 600; }
    .proof .why { font-weight: 400; }
    .part-of { display: block; }
    .list { table-layout: fixed; }
    .list th:nth-child(1) { width: 2.4rem; }
    .list tr > :nth-child(1) { white-space: nowrap; }
    .list th:nth-child(2) { width: 12%; }
    .list th:nth-child(3), .list th:nth-child(5) { width: 17%; }
    .list th:nth-child(6) { width: 24%; }
    .list th:nth-child(7) { width: 13%; }
    .signing { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
      gap: 1rem 2rem; margin-top: 2.5rem; }
    .closing { break-inside: avoid; }
    .totals { columns: 16rem; max-width: none; }
    .totals li { margin: 0; padding-bottom: 0.35rem; break-inside: avoid; }
    .blank { display: block; min-height: 2.2rem; padding-top: 0.6rem; border-bottom: 1px solid var(--ink); }
    @media screen and (max-width: 44rem) {
      .list thead { position: absolute; left: -999rem; }
      .list, .list caption, .list tbody, .list tr, .list td, .list tbody th:nth-child(3) {
        display: block; width: auto; }
      .list tr { padding: 0.5rem 0; border-top: 1px solid var(--rule); }
      .list td, .list tbody th { border: 0; padding: 0.1rem 0; }
      .list td::before { content: attr(data-name) ": "; color: var(--muted); }
      .list td:empty { display: none; }
    }
    footer { margin-top: 2.5rem; color: var(--muted); font-size: 0.85rem; }

    @media print {
      :root { --paper: #fff; --card: #fff; --ink: #000; --muted: #333; --rule: #999; --accent: #003a75;
        --bad: #8c0000; --warn: #5c3800; --good: #0b4a26; --calm: #ccd; }
      @page { margin: 14mm; }
      html { font-size: 9.5pt; }
      body { max-width: none; padding: 0 1px; }
      nav, .skip, .alternative > summary, .more > summary { display: none; }
      a { color: inherit; text-decoration: none; }
      details::details-content { content-visibility: visible; display: block; block-size: auto;
        break-before: avoid; }
      summary { list-style: none; color: inherit; min-height: 0; break-after: avoid; }
      summary::-webkit-details-marker { display: none; }
      .groups, .applications { columns: 2; column-gap: 1.2rem; }
      .group, .application { break-inside: auto; }
      .application { padding: 0.5rem 0.6rem; }
      h2, h3, section > p, .legend { break-after: avoid; }
      .columns { display: block; columns: 3; }
      .pair { display: block; }
      .column { margin-bottom: 0.8rem; }
      .column .cards { display: block; }
      .column .card { margin-bottom: 0.4rem; }
      .ended > details { break-inside: avoid; }
      .card, .group li, .sentences li, tr, .together, .legend { break-inside: avoid; }
      .application table { font-size: 7.5pt; }
      .words tbody th { width: 9rem; }
      .words td:nth-child(2) { width: 5rem; }
    }

    """
}
