/// The pages in Mustache. Partials stand at the beginning of a line: an indent would be given to
/// all that they hold.
enum PageTemplates {
  static let opening = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="generator" content="jobjournal">
    """

  static let head = """
    \(opening)
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{{styleHash}}'; base-uri 'none'; form-action 'none'">
    <meta name="referrer" content="no-referrer">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{{title}}</title>
    <style>{{{styleSheet}}}</style>
    </head>
    """

  static let report = """
    {{> head}}
    <body>
    <a class="skip" href="#main">Skip to the content</a>
    {{> symbols}}
    <header class="top">
    <h1>Job search <span class="day date">{{day}}</span></h1>
    <p class="summary">{{summary}}</p>
    {{#isRedacted}}<p class="notice">Names of people and firms are replaced, and notes are left out.</p>{{/isRedacted}}
    <nav aria-label="Sections"><ul>
    <li><a href="#agenda">Agenda</a></li>
    <li><a href="#board">Board</a></li>
    <li><a href="#timelines">Timelines</a></li>
    <li><a href="#patterns">Patterns</a></li>
    <li><a href="#funnel">Stages</a></li>
    <li><a href="#flow">Flow</a></li>
    </ul></nav>
    </header>
    <main id="main" tabindex="-1">
    {{> agenda}}
    {{> board}}
    {{> timelines}}
    {{> patterns}}
    <div class="pair">
    {{> funnel}}
    {{> flow}}
    </div>
    </main>
    <footer><p>Made by jobjournal from your notes, for <span class="date">{{day}}</span>. Nothing in this page is loaded from anywhere.</p></footer>
    </body>
    </html>

    """

  static let agenda = """
    <section id="agenda" aria-labelledby="agenda-title">
    <h2 id="agenda-title">Agenda</h2>
    {{#agenda}}
    {{#isIncomplete}}<p class="notice">Not complete: {{unread}} could not be read.</p>{{/isIncomplete}}
    {{#isWithoutApplications}}<p>No applications yet.</p>{{/isWithoutApplications}}
    {{^isWithoutApplications}}{{#isNothingDue}}<p>Nothing is due.</p>{{/isNothingDue}}{{/isWithoutApplications}}
    <div class="groups">
    {{#groups}}
    <div class="group {{groupStyle}}">
    <h3>{{groupTitle}} <span class="count">{{groupCount}}</span></h3>
    <ul>
    {{#items}}{{> item}}{{/items}}
    </ul>
    {{#hasMoreItems}}
    <details class="more">
    <summary>{{moreItemCount}} more</summary>
    <ul>
    {{#moreItems}}{{> item}}{{/moreItems}}
    </ul>
    </details>
    {{/hasMoreItems}}
    </div>
    {{/groups}}
    </div>
    {{#hasWarnings}}
    <details class="warnings">
    <summary><h3>Warnings <span class="count">{{warningCount}}</span></h3></summary>
    <ul>
    {{#warnings}}<li><span class="place">{{warningPlace}}</span> {{warningText}}</li>
    {{/warnings}}
    </ul>
    </details>
    {{/hasWarnings}}
    {{/agenda}}
    </section>
    """

  static let item = """
    <li><span class="what">{{{itemTitleHTML}}}</span> <a href="#{{itemAnchor}}">{{itemCompany}}</a>
    <span class="why">{{{itemReasonHTML}}}</span>{{#itemHasWhen}} <span class="when">{{{itemWhenHTML}}}</span>{{/itemHasWhen}}</li>

    """

  static let board = """
    <section id="board" aria-labelledby="board-title">
    <h2 id="board-title">Board</h2>
    {{#board}}
    {{#isEmptyBoard}}<p>No applications yet.</p>{{/isEmptyBoard}}
    <div class="columns">
    {{#running}}
    <div class="column">
    <h3>{{columnTitle}} <span class="count">{{columnCount}}</span></h3>
    <ul class="cards">
    {{#cards}}{{> card}}{{/cards}}
    </ul>
    {{#hasMore}}
    <details class="more">
    <summary>{{moreCount}} more</summary>
    <ul class="cards">
    {{#moreCards}}{{> card}}{{/moreCards}}
    </ul>
    </details>
    {{/hasMore}}
    </div>
    {{/running}}
    </div>
    {{#hasEnded}}
    <div class="ended">
    {{#ended}}
    <details>
    <summary><h3>{{columnTitle}} <span class="count">{{columnCount}}</span></h3></summary>
    <ul class="cards">
    {{#allCards}}{{> card}}{{/allCards}}
    </ul>
    </details>
    {{/ended}}
    </div>
    {{/hasEnded}}
    {{/board}}
    </section>
    """

  static let card = """
    <li class="card {{cardState}}"><a href="#{{cardAnchor}}">{{cardCompany}}</a>{{#cardHasRole}}
    <span class="role">{{cardRole}}</span>{{/cardHasRole}}{{#cardHasNote}}
    <span class="next">{{#cardIsOverdue}}<strong>overdue</strong>, {{/cardIsOverdue}}{{{cardNoteHTML}}}</span>{{/cardHasNote}}</li>

    """

  static let timelines = """
    <section id="timelines" aria-labelledby="timelines-title">
    <h2 id="timelines-title">Timelines</h2>
    {{#timelines}}
    {{^hasTimelines}}<p>No applications yet.</p>{{/hasTimelines}}
    {{#hasTimelines}}
    <ul class="legend">
    {{#legend}}<li><svg class="sign" aria-hidden="true" focusable="false"><use href="#sign-{{legendShape}}" x="8" y="{{legendY}}"/></svg> {{legendTitle}}</li>
    {{/legend}}
    <li><svg class="sign wide" aria-hidden="true" focusable="false"><rect class="quiet" x="1" y="4" width="26" height="8"/></svg> quiet: do not write</li>
    <li><svg class="sign wide" aria-hidden="true" focusable="false"><rect class="window open" x="1" y="5" width="26" height="6"/></svg> time to do something</li>
    <li><svg class="sign wide" aria-hidden="true" focusable="false"><rect class="window upcoming" x="1" y="5" width="26" height="6"/></svg> that time, to come</li>
    <li><svg class="sign wide" aria-hidden="true" focusable="false"><rect class="window done" x="1" y="5" width="26" height="6"/></svg> done</li>
    <li><svg class="sign wide" aria-hidden="true" focusable="false"><rect class="window waived" x="1" y="5" width="26" height="6"/></svg> given up with a reason</li>
    <li><svg class="sign wide" aria-hidden="true" focusable="false"><rect class="window missed" x="1" y="5" width="26" height="6"/></svg> missed</li>
    <li><svg class="sign wide" aria-hidden="true" focusable="false"><rect class="window overdue" x="1" y="5" width="14" height="6"/><line class="tail" x1="15" y1="8" x2="28" y2="8"/></svg> overdue</li>
    <li><svg class="sign" aria-hidden="true" focusable="false"><line class="today" x1="8" y1="0" x2="8" y2="16"/></svg> today</li>
    </ul>
    {{/hasTimelines}}
    {{#timelineGroups}}
    <details class="group-of-timelines"{{#groupIsOpen}} open{{/groupIsOpen}}>
    <summary><h3>{{groupTitle}} <span class="count">{{groupCount}}</span></h3></summary>
    <div class="applications">
    {{#groupItems}}{{> timeline}}{{/groupItems}}
    </div>
    </details>
    {{/timelineGroups}}
    {{/timelines}}
    </section>
    """

  static let timeline = """
    <article class="application" id="{{anchor}}" aria-labelledby="{{anchor}}-title">
    <div class="together">
    <h4 id="{{anchor}}-title">{{company}}{{#hasRole}} <span class="role">{{role}}</span>{{/hasRole}} <span class="status">{{status}}</span></h4>
    {{#picture}}
    {{> picture}}
    {{/picture}}
    {{#hasBeyond}}<p class="beyond">{{beyond}} more outside the picture, in the table.</p>{{/hasBeyond}}
    <dl class="facts">
    {{#facts}}<div><dt>{{factTerm}}</dt> <dd>{{#factIsLink}}<a href="{{factAddress}}" rel="noreferrer noopener">{{factText}}</a>{{/factIsLink}}{{^factIsLink}}{{{factHTML}}}{{/factIsLink}}</dd></div>
    {{/facts}}
    </dl>
    </div>
    {{#hasRows}}
    <details class="alternative">
    <summary>As a table <span class="count">{{rowCount}}</span></summary>
    {{#table}}
    {{> table}}
    {{/table}}
    </details>
    {{/hasRows}}
    </article>

    """

  static let patterns = """
    <section id="patterns" aria-labelledby="patterns-title">
    <h2 id="patterns-title">Patterns</h2>
    {{#patterns}}
    {{#isUncounted}}<p>Nothing was due so far.</p>{{/isUncounted}}
    {{#hasFigures}}
    <p>{{onTime}} of {{dueCount}} things were done on time.{{#hasWaived}} Not counted: {{waived}} given up with a reason.{{/hasWaived}}</p>
    <ul class="legend">
    <li><svg class="sign wide" aria-hidden="true" focusable="false"><rect class="part on-time" x="1" y="4" width="26" height="9"/></svg> on time</li>
    <li><svg class="sign wide" aria-hidden="true" focusable="false"><rect class="part late" x="1" y="4" width="26" height="9"/></svg> late</li>
    <li><svg class="sign wide" aria-hidden="true" focusable="false"><rect class="part missed" x="1" y="4" width="26" height="9"/></svg> missed</li>
    <li><svg class="sign wide" aria-hidden="true" focusable="false"><rect class="part overdue" x="1" y="4" width="26" height="9"/></svg> overdue</li>
    </ul>
    <div class="pair">
    {{#figures}}
    <div class="figure">
    <div class="together">
    <h3>{{figureTitle}}</h3>
    {{#picture}}
    {{> picture}}
    {{/picture}}
    </div>
    {{> alternative}}
    </div>
    {{/figures}}
    </div>
    {{/hasFigures}}
    {{#hasGaps}}
    <h3>What repeats</h3>
    <ul class="sentences">
    {{#gaps}}<li>{{.}}</li>
    {{/gaps}}
    </ul>
    {{/hasGaps}}
    {{#hasReplies}}
    <h3>Replies after asking where things stand</h3>
    <ul class="sentences">
    {{#replies}}<li>{{.}}</li>
    {{/replies}}
    </ul>
    {{/hasReplies}}
    {{#hasFeedback}}
    <h3>What they said against it</h3>
    <ul class="sentences">
    {{#feedback}}<li>{{feedbackText}} <span class="why">{{#feedbackIsRepeated}}{{feedbackCount}} times; last: {{/feedbackIsRepeated}}<a href="#{{feedbackAnchor}}">{{feedbackCompany}}</a>, <span class="date">{{feedbackDay}}</span></span></li>
    {{/feedback}}
    </ul>
    {{#hasOtherFeedback}}<p class="beyond">and {{otherFeedback}} more</p>{{/hasOtherFeedback}}
    {{/hasFeedback}}
    {{/patterns}}
    </section>
    """

  static let funnel = """
    <section id="funnel" aria-labelledby="funnel-title">
    {{#funnel}}
    <div class="together">
    <h2 id="funnel-title">How far applications got</h2>
    {{#isEmptyFunnel}}<p>No applications yet.</p>{{/isEmptyFunnel}}
    {{#hasFunnel}}
    <p>{{funnelEnds}}. Days to the next stage are the median of those that are known.</p>
    {{#picture}}
    {{> picture}}
    {{/picture}}
    {{/hasFunnel}}
    </div>
    {{#hasFunnel}}
    {{> alternative}}
    {{/hasFunnel}}
    {{/funnel}}
    </section>
    """

  static let flow = """
    <section id="flow" aria-labelledby="flow-title">
    {{#flow}}
    <div class="together">
    <h2 id="flow-title">Where applications went</h2>
    {{#isEmptyFlow}}<p>No applications yet.</p>{{/isEmptyFlow}}
    {{#hasFlow}}
    {{#picture}}
    {{> picture}}
    {{/picture}}
    {{/hasFlow}}
    </div>
    {{#hasFlow}}
    {{> alternative}}
    {{/hasFlow}}
    {{/flow}}
    </section>
    """

  static let proof = """
    {{> head}}
    <body class="proof">
    <main>
    <h1>Applications <span class="day">from <span class="date">{{firstDay}}</span> to <span class="date">{{lastDay}}</span></span></h1>
    <p>As of <span class="date">{{day}}</span>.</p>
    {{#isIncomplete}}<p class="notice">Not complete: {{unread}} could not be read.</p>{{/isIncomplete}}
    {{^hasProofRows}}<p>No applications in these days.</p>{{/hasProofRows}}
    {{#hasProofRows}}
    <table class="list" role="table">
    <caption>By the day of the application, or the day on which the job was found or first talked about</caption>
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">No.</th><th scope="col" role="columnheader">Date</th><th scope="col" role="columnheader">Employer</th><th scope="col" role="columnheader">Role</th><th scope="col" role="columnheader">Where</th><th scope="col" role="columnheader">Contacts</th><th scope="col" role="columnheader">Outcome</th></tr></thead>
    <tbody role="rowgroup">
    {{#proofRows}}
    <tr role="row"><td role="cell" data-name="No.">{{number}}</td><td role="cell" data-name="Date"><span class="date">{{rowDay}}</span>{{#isOnlyFound}} not applied for{{/isOnlyFound}}</td><th scope="row" role="rowheader">{{employer}}{{#hasContactName}} <span class="why">{{contactName}}</span>{{/hasContactName}}</th><td role="cell" data-name="Role">{{role}}</td><td role="cell" data-name="Where">{{#places}}<span class="part-of">{{place}}</span> {{/places}}</td><td role="cell" data-name="Contacts">{{#hasInterviews}}<span class="part-of">Interview: {{{interviewsHTML}}}</span>{{/hasInterviews}}{{#hasContacts}} <span class="part-of">Contact: {{{contactsHTML}}}</span>{{/hasContacts}}</td><td role="cell" data-name="Outcome">{{outcome}} <span class="date">{{outcomeDay}}</span></td></tr>
    {{/proofRows}}
    </tbody>
    </table>
    {{/hasProofRows}}
    <div class="closing">
    <h2>Totals</h2>
    <ul class="sentences totals">
    {{#totals}}<li>{{.}}</li>
    {{/totals}}
    </ul>
    <div class="signing">
    <p>Name <span class="blank">{{name}}</span></p>
    <p>Place and date <span class="blank"></span></p>
    <p>Signature <span class="blank"></span></p>
    </div>
    </div>
    </main>
    </body>
    </html>

    """

  static let picture = """
    <svg class="picture" role="img" aria-labelledby="{{pictureID}}" width="100%" height="{{height}}">
    <title id="{{pictureID}}">{{pictureTitle}}</title>
    {{{marksHTML}}}</svg>
    """

  static let alternative = """
    <details class="alternative">
    <summary>As a table</summary>
    {{#table}}
    {{> table}}
    {{/table}}
    </details>

    """

  // On a phone a table of words is laid out as blocks, which takes its roles from it.
  static let table = """
    <table class="{{tableStyle}}" role="table">
    <caption>{{caption}}</caption>
    <thead role="rowgroup"><tr role="row">{{#columns}}<th scope="col" role="columnheader"{{#columnIsNumber}} class="number"{{/columnIsNumber}}>{{columnTitle}}</th>{{/columns}}</tr></thead>
    <tbody role="rowgroup">
    {{{rowsHTML}}}</tbody>
    </table>
    """

  static let symbols = """
    <svg class="definitions" width="0" height="0" aria-hidden="true" focusable="false"><defs>
    <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="2" height="5"/></pattern>
    <pattern id="hatch-late" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect class="hatch-late" width="2" height="5"/></pattern>
    <rect id="sign-milestone" class="sign-milestone" x="-5" y="-5" width="10" height="10" rx="1.5"/>
    <path id="sign-ending" class="sign-ending" d="M-5-5L5 5M5-5L-5 5"/>
    <path id="sign-interview" class="sign-interview" d="M0-8L8 0L0 8L-8 0Z"/>
    <path id="sign-cancelled" class="sign-cancelled" d="M0-7L7 0L0 7L-7 0Z"/>
    <path id="sign-heard" class="sign-heard" d="M-6-9H6L0 0Z"/>
    <path id="sign-sent" class="sign-sent" d="M-6 9H6L0 0Z"/>
    </defs></svg>
    """
}
