"""What the server says to the clients that pytest-lsp knows, each with what it can do."""

import asyncio
import pathlib
import random
import re
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from conftest import TODAY
from session import CLIENTS, PLAIN, offers, session, until


@pytest.fixture(params=[*CLIENTS, PLAIN])
async def lsp(request, journal):
    async with session(request.param, journal) as one:
        yield one


@pytest.fixture
async def neovim(journal):
    async with session("neovim@0.7.0", journal) as one:
        yield one


async def fails(request):
    """The code of the error that a request is answered with."""
    with pytest.raises(JsonRpcException) as error:
        await request
    return error.value.code


# The session


async def test_says_who_it_is_and_how_it_counts(lsp):
    assert lsp.server.server_info.name == "jobjournal"
    offered = offers(lsp.capabilities, "general", "position_encodings") or []
    assert lsp.unit == ("utf-8" if "utf-8" in offered else "utf-16")
    assert not lsp.client.messages


async def test_asks_only_a_client_that_can_to_watch_files(lsp):
    can = offers(lsp.capabilities, "workspace", "did_change_watched_files", "dynamic_registration")
    if can:
        await until(lambda: lsp.registrations, "a registration")
    else:
        await lsp.client.workspace_symbol_async(types.WorkspaceSymbolParams(""))
    watching = [one for one in lsp.registrations if one.method == "workspace/didChangeWatchedFiles"]
    assert bool(watching) == bool(can)


async def test_requests_out_of_turn(journal):
    async with session("neovim@0.7.0", journal, initialize=False) as lsp:
        lsp.client.capabilities = lsp.capabilities
        symbols = types.WorkspaceSymbolParams("")
        assert await fails(lsp.client.workspace_symbol_async(symbols)) == -32002
        await lsp.initialize(journal)
        again = types.InitializeParams(capabilities=lsp.capabilities)
        assert await fails(lsp.client.initialize_async(again)) == -32600
        await lsp.client.shutdown_async(None)
        assert await fails(lsp.client.shutdown_async(None)) == -32600
        assert await fails(lsp.client.workspace_symbol_async(symbols)) == -32600
        lsp.client.exit(None)
        assert await lsp.client._server.wait() == 0


@pytest.mark.parametrize("initialize", [True, False])
async def test_exit_without_shutdown(journal, initialize):
    async with session("neovim@0.7.0", journal, initialize=initialize) as lsp:
        lsp.client.exit(None)
        assert await lsp.client._server.wait() == 1


async def test_ends_with_its_input(journal):
    async with session("neovim@0.7.0", journal) as lsp:
        lsp.client._server.stdin.close()
        await lsp.client._server.wait()


async def test_what_it_does_not_know(neovim):
    place = neovim.place("wuppdich.md", "Linus")
    rename = types.RenameParams(new_name="Linda", **place)
    assert await fails(neovim.client.text_document_rename_async(rename)) == -32601
    for method in ("jobjournal/nothing", "$/nothing"):
        assert await fails(neovim.client.protocol.send_request_async(method, {"a": [1]})) == -32601
        neovim.client.protocol.notify(method, {"a": [1]})
    settings = types.DidChangeConfigurationParams(settings=None)
    neovim.client.workspace_did_change_configuration(settings)
    await neovim.agrees()


async def test_a_cancelled_request_is_answered(neovim):
    place = neovim.place("wuppdich.md", "Linus Ackermann")
    asked = [
        asyncio.ensure_future(neovim.client.protocol.send_request_async(
            "textDocument/references",
            types.ReferenceParams(context=types.ReferenceContext(True), **place), msg_id=f"r{n}"))
        for n in range(20)]
    await asyncio.sleep(0)
    for n in range(20):
        neovim.client.cancel_request(types.CancelParams(f"r{n}"))
    neovim.client.cancel_request(types.CancelParams("never asked"))
    for answer in await asyncio.wait_for(asyncio.gather(*asked, return_exceptions=True), 60):
        assert not isinstance(answer, Exception) or answer.code == -32800
    assert await neovim.client.text_document_references_async(
        types.ReferenceParams(context=types.ReferenceContext(True), **place))


# Diagnostics


async def test_the_whole_journal_as_it_is_on_the_disk(lsp):
    await lsp.agrees()
    finding = await lsp.diagnosed("havelnetz.md", "entry-unknown")
    assert lsp.marked("havelnetz.md", finding.range) == "Timelin"
    assert (finding.severity, finding.source) == (types.DiagnosticSeverity.Warning, "jobjournal")
    assert "Timelin" in finding.message and "Timeline:" in finding.message
    severities = {one.code: one.severity for one in lsp.diagnostics("klinikum-gohlis.md")}
    assert severities["thank-you-not-individual"] == types.DiagnosticSeverity.Hint


async def test_only_what_the_client_can_show(lsp):
    await lsp.agrees()
    can = offers(lsp.capabilities, "text_document", "publish_diagnostics")
    every = [one for found in lsp.client.diagnostics.values() for one in found]
    for one in every:
        if offers(can, "code_description_support"):
            page = pathlib.Path(url2pathname(urlsplit(one.code_description.href).path))
            assert page.read_text().startswith(f"# {one.code}\n")
        else:
            assert one.code_description is None
    related = [place for one in every for place in one.related_information or []]
    assert bool(related) == bool(offers(can, "related_information"))
    for place in related:
        assert lsp.marked(lsp.file(place.location.uri), place.location.range)
        assert place.message


async def test_a_buffer_as_it_is_typed(lsp):
    await lsp.agrees()
    lsp.open("wuppdich.md")
    lsp.replace("wuppdich.md", "next week, definitely", "in 2 weeks")
    await lsp.diagnosed("wuppdich.md", "timeline-unclear", gone=True)
    lsp.rewrite("wuppdich.md", lsp.text("wuppdich.md").replace("2026-09-11", "2026-09-31"))
    finding = await lsp.diagnosed("wuppdich.md", "date-invalid")
    assert lsp.marked("wuppdich.md", finding.range) == "2026-09-31"
    lsp.save("wuppdich.md")
    await lsp.agrees()


async def test_a_closed_buffer_is_as_on_the_disk(lsp):
    lsp.open("wuppdich.md")
    lsp.replace("wuppdich.md", "next week, definitely", "in 2 weeks")
    lsp.replace("wuppdich.md", "applied:", "aplied:")
    await lsp.diagnosed("wuppdich.md", "key-unknown")
    lsp.close("wuppdich.md")
    await lsp.agrees()


async def test_a_file_that_is_not_yet_on_the_disk(lsp):
    await lsp.agrees()
    lsp.open("new/ferry.md", "---\ncompany: Acme Ferries\n---\n")
    await lsp.diagnosed("new/ferry.md", "role-missing")
    lsp.close("new/ferry.md")
    await lsp.agrees()
    assert not lsp.diagnostics("new/ferry.md")


async def test_one_file_can_change_what_holds_for_others(lsp):
    """The agenda knows of an offer, and others should hear of it; hints are then to be asked for
    again."""
    await lsp.diagnosed("parthe-paket.md", "offer-not-shared")
    lsp.open("havelnetz.md")
    lsp.replace("havelnetz.md", "offer: 2026-11-18\n", "")
    lsp.replace("havelnetz.md", "- 2026-11-18 Offer: by phone\n", "")
    lsp.replace("havelnetz.md", "offer-expires: 2026-11-30", "")
    lsp.replace("havelnetz.md", "status: offer\n", "")
    await lsp.diagnosed("parthe-paket.md", "offer-not-shared", gone=True)
    if offers(lsp.capabilities, "workspace", "inlay_hint", "refresh_support"):
        await until(lambda: lsp.refreshes, "a request to ask for the hints again")
    else:
        await lsp.client.workspace_symbol_async(types.WorkspaceSymbolParams(""))
        assert not lsp.refreshes


async def test_the_same_file_under_a_uri_written_in_another_way(neovim):
    """A client has to find its buffer under the very URI that it sent."""
    path = unquote(neovim.uri("wuppdich.md").removeprefix("file://"))
    odd = "file://" + "".join(
        letter if letter in "/." else "".join(f"%{byte:02x}" for byte in letter.encode())
        for letter in path)
    neovim.open("wuppdich.md", uri=odd)
    found = await until(lambda: neovim.client.diagnostics.get(odd), "diagnostics")
    assert [one.code for one in found] == ["timeline-unclear"]


async def test_a_file_that_changes_on_the_disk(lsp):
    await lsp.agrees()

    def changed(file, kind):
        lsp.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(
            [types.FileEvent(uri=lsp.uri(file), type=kind)]))

    wuppdich = lsp.journal / "wuppdich.md"
    before = wuppdich.read_text()
    wuppdich.write_text(before.replace("applied:", "aplied:"))
    changed("wuppdich.md", types.FileChangeType.Changed)
    await lsp.diagnosed("wuppdich.md", "key-unknown")
    wuppdich.unlink()
    changed("wuppdich.md", types.FileChangeType.Deleted)
    await lsp.agrees()
    wuppdich.write_text(before)
    changed("wuppdich.md", types.FileChangeType.Created)
    await lsp.diagnosed("wuppdich.md", "timeline-unclear")
    with open(lsp.journal / "jobjournal.yml", "a") as settings:
        settings.write("  timeline-unclear: off\n")
    changed("jobjournal.yml", types.FileChangeType.Changed)
    await lsp.diagnosed("wuppdich.md", "timeline-unclear", gone=True)
    await lsp.agrees()


async def test_what_is_typed_is_worth_more_than_the_disk(neovim):
    neovim.open("wuppdich.md")
    await neovim.diagnosed("wuppdich.md", "timeline-unclear")
    (neovim.journal / "wuppdich.md").write_text("no application any more\n")
    neovim.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(
        [types.FileEvent(uri=neovim.uri("wuppdich.md"), type=types.FileChangeType.Changed)]))
    neovim.replace("wuppdich.md", "applied:", "aplied:")
    await neovim.diagnosed("wuppdich.md", "key-unknown")
    assert "timeline-unclear" in neovim.rules("wuppdich.md")


@pytest.mark.parametrize("arguments, root", [([], "parent"), ([], None), (["--journal"], None)])
async def test_finds_the_journal_of_a_file(journal, arguments, root):
    """From a folder above it, from the file alone, or by its name on the command line."""
    root = root and journal.parent
    arguments = [*arguments, *([journal] if arguments else [])]
    async with session("neovim@0.7.0", journal, *arguments, root=root) as lsp:
        lsp.open("leads/city-pools.md")
        finding = await lsp.diagnosed("leads/city-pools.md", "key-unknown")
        assert lsp.marked("leads/city-pools.md", finding.range) == "loction"
        await lsp.agrees()


async def test_a_file_outside_of_any_journal(journal):
    alone = journal.parent / "alone"
    alone.mkdir()
    async with session("neovim@0.7.0", alone, root=None) as lsp:
        lsp.open("ferry.md", "---\ncompany: Acme Ferries\nrole: Cook\naplied: 2026-11-09\n---\n")
        finding = await lsp.diagnosed("ferry.md", "key-unknown")
        actions = await lsp.actions("ferry.md", finding)
        assert any("applied" in title for title in actions)
        lsp.open("poem.md", "# No application\n\n- Rhyme: none\n")
        lsp.close("ferry.md")
        await lsp.diagnosed("ferry.md", "key-unknown", gone=True)
        assert not lsp.diagnostics("poem.md")


async def test_two_journals_at_once(neovim):
    other = neovim.journal.parent / "other"
    other.mkdir()
    (other / "jobjournal.yml").write_text("rules:\n  key-unknown: error\n")
    text = "---\ncompany: Acme Ferries\nrole: Cook\naplied: 2026-11-09\n---\n"
    uri = (other / "ferry.md").as_uri()
    neovim.client.text_document_did_open(types.DidOpenTextDocumentParams(
        types.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=text)))
    found = await until(lambda: neovim.client.diagnostics.get(uri), "diagnostics of the other")
    severities = {one.code: one.severity for one in found}
    assert severities["key-unknown"] == types.DiagnosticSeverity.Error
    here = await neovim.diagnosed("leads/city-pools.md", "key-unknown")
    assert here.severity == types.DiagnosticSeverity.Warning


async def test_a_journal_behind_a_link(journal):
    link = journal.parent / "link"
    link.symlink_to(journal)
    async with session("neovim@0.7.0", link) as lsp:
        lsp.open("wuppdich.md")
        await lsp.agrees()
        lsp.replace("wuppdich.md", "next week, definitely", "in 2 weeks")
        await lsp.diagnosed("wuppdich.md", "timeline-unclear", gone=True)


async def test_files_that_are_no_applications(neovim):
    """An excluded one, a note, and a buffer that was never saved anywhere."""
    neovim.open("letters/schleusentheater.md")
    neovim.open("questions.md")
    untitled = "untitled:Untitled-1"
    neovim.client.text_document_did_open(types.DidOpenTextDocumentParams(
        types.TextDocumentItem(uri=untitled, language_id="markdown", version=1, text="- a: b\n")))
    await neovim.client.text_document_hover_async(types.HoverParams(
        types.TextDocumentIdentifier(untitled), types.Position(0, 2)))
    await neovim.agrees()


async def test_settings_as_they_are_typed(neovim):
    await neovim.agrees()
    neovim.open("jobjournal.yml")
    neovim.replace("jobjournal.yml", "rules:", "rules:\n  timeline-unclear: off")
    await neovim.diagnosed("wuppdich.md", "timeline-unclear", gone=True)
    neovim.replace("jobjournal.yml", "timeline-unclear", "timeline-unclaer")
    finding = await neovim.diagnosed("jobjournal.yml", "rule-unknown")
    assert neovim.marked("jobjournal.yml", finding.range) == "timeline-unclaer"
    await neovim.diagnosed("wuppdich.md", "timeline-unclear")
    neovim.close("jobjournal.yml")
    await neovim.agrees()


@pytest.mark.parametrize("spec", CLIENTS)
async def test_many_changes_end_in_the_same_text(spec, journal):
    """Whatever is typed where, the server has in the end what the client has."""
    chance = random.Random(spec)
    async with session(spec, journal) as lsp:
        file = "tierpark-auental.md"
        lsp.open(file, lsp.text(file).replace("\n", "\r\n"))
        pieces = ["ä", "🦦", "e\u0301", "👩‍🚀", "\n", "\r\n", "- ", "2026-11-31", "x: y", "日本", " "]
        for _ in range(100):
            # Nobody can put a cursor into a line's ending. Later changes are further up, as those
            # of several cursors are.
            places = [place.start() for place in re.finditer(r"(?<!\r)|(?!\n)", lsp.text(file))]
            ends = sorted(chance.choices(places, k=chance.choice([2, 2, 2, 4, 6])), reverse=True)
            if chance.randrange(3):
                ends[0] = ends[1]
            lsp.splice(file, *((start, end, "".join(chance.choices(pieces, k=chance.randrange(9))))
                               for end, start in zip(ends[::2], ends[1::2], strict=True)))
        end = len(lsp.text(file))
        lsp.splice(file, (end, end, "\r\n\r\n- [ ] 🎒 für die ö by 2026-11-31\r\n"))
        lsp.save(file)
        await lsp.agrees()


# What a person asks for


async def hover(lsp, file, text, within=None):
    answer = await lsp.client.text_document_hover_async(
        types.HoverParams(**lsp.place(file, text, within)))
    return answer and answer.contents


async def test_hover(lsp):
    formats = offers(lsp.capabilities, "text_document", "hover", "content_format")
    formats = formats or list(types.MarkupKind)
    duties = await hover(lsp, "tierpark-auental.md", "## Interview 2026-11-16")
    assert duties.kind in formats
    assert "Ramona Schmieder" in duties.value and "2026-11-19" in duties.value
    date = await hover(lsp, "parthe-paket.md", "2026-11-13, before")
    assert "Fri" in date.value and "working days" in date.value
    holiday = await hover(lsp, "havelnetz.md", "2026-11-18\n")
    assert "Wed" in holiday.value and "holiday" in holiday.value
    person = await hover(lsp, "havelnetz.md", "Noor Rahimi, by message")
    assert "Team Lead Timetable Data" in person.value
    rule = await hover(lsp, "tierpark-auental.md", "offer-not-shared")
    assert "another employer who is considering you" in rule.value
    assert await hover(lsp, "tierpark-auental.md", "birthday") is None


async def completions(lsp, file, text):
    """The new texts of what is offered behind a text at the end of a file, by label."""
    lsp.splice(file, (len(lsp.text(file)), len(lsp.text(file)), text))
    position = lsp.position(file, len(lsp.text(file)))
    answer = await lsp.client.text_document_completion_async(
        types.CompletionParams(text_document=lsp.document(file), position=position))
    items = getattr(answer, "items", answer) or []
    texts = {}
    for item in items:
        edit = item.text_edit
        new_text = edit.new_text if edit else item.insert_text or item.label
        if edit:
            span = getattr(edit, "range", None) or edit.replace
            assert (span.start.line, span.end) == (position.line, position)
            new_text = lsp.text(file)[lsp.offset(file, types.Position(position.line, 0)):][
                : span.start.character] + new_text
        texts[item.label] = new_text
    return texts, {item.label: item for item in items}


@pytest.mark.parametrize("start", ["---\n", "---\ncompany: Acme Ferries\n"])
async def test_completion_in_a_file_that_is_begun(neovim, start):
    neovim.open("new.md", start)
    keys, _ = await completions(neovim, "new.md", "rol")
    assert any(text.startswith("role:") for text in keys.values())


async def test_completion(lsp):
    lsp.open("new.md", "---\ncompany: Acme Ferries\n")
    keys, items = await completions(lsp, "new.md", "app")
    assert any(text.startswith("applied:") for text in keys.values())
    values, _ = await completions(lsp, "new.md", "lied: 2026-11-09\nstatus: ")
    assert {"lead", "interviewing", "signed"} <= values.keys()
    ignored, _ = await completions(lsp, "new.md", "lead\nignore: [thank")
    assert "thank-you-not-sent" in ignored
    sections, _ = await completions(lsp, "new.md", "-you-not-sent]\n---\n\n## Con")
    assert any(text.startswith("## Contacts") for text in sections.values())
    lsp.open("havelnetz.md")
    people, _ = await completions(lsp, "havelnetz.md", "- 2026-11-20 Thank-you: Ste")
    assert any(text.endswith("Thank-you: Stefan Kurzweil") for text in people.values())
    entries, items = await completions(lsp, "havelnetz.md", "fan Kurzweil\n- 2026-11-20 Prom")
    assert entries["Promised"].startswith("- 2026-11-20 Promised:")
    assert items["Promised"].documentation
    dates, _ = await completions(lsp, "havelnetz.md", "ised: a map by 2026-11-2")
    texts = {text.removeprefix("- 2026-11-20 Promised: a map by ") for text in dates.values()}
    assert {TODAY, "2026-11-22", "2026-11-23"} <= texts
    rules, _ = await completions(lsp, "havelnetz.md", "3\n- 2026-11-20 Waived: time")
    assert any(text.endswith("Waived: timeline-not-asked") for text in rules.values())
    nothing, _ = await completions(lsp, "havelnetz.md", "line-not-asked: no\n\nA note on app")
    assert not nothing


# A file, what is reported there, the action that is taken, what it writes, and what is then reported.
ACTIONS = [
    ("havelnetz.md", "entry-unknown", "Write “Timeline”", "- Timeline: 2026-11-20\n", None),
    ("leads/city-pools.md", "key-unknown", "Write “location”", "\nlocation: Leipzig", None),
    ("tierpark-auental.md", "thank-you-not-sent", "Log it: ",
     f"- {TODAY} Thank-you: Ramona Schmieder\n", None),
    ("parthe-paket.md", "promise-not-kept", "Mark as kept: ",
     f"* {TODAY} Kept: a sketch of the two waves, with the school run taken out\n", None),
    ("parthe-paket.md", "check-in-due", "Snooze until Sat 28 Nov: Ask ",
     f"* {TODAY} Snoozed: check-in-due until 2026-11-28\n", None),
    ("klinikum-gohlis.md", "references-not-briefed", "Waive, and say why: Brief ",
     f"- {TODAY} Waived: references-not-briefed", "waiver-without-reason"),
    ("havelnetz.md", "timeline-not-asked", "“Timeline:”", "- Timeline: \n", "timeline-not-asked"),
]


@pytest.mark.parametrize("file, rule, choice, written, left", ACTIONS,
                         ids=[f"{rule} {choice}" for _, rule, choice, _, _ in ACTIONS])
@pytest.mark.parametrize("lsp", CLIENTS, indirect=True)
async def test_code_action(lsp, file, rule, choice, written, left):
    lsp.open(file)
    diagnostic = await lsp.diagnosed(file, rule)
    action = await lsp.act(file, diagnostic, choice)
    assert action.kind == types.CodeActionKind.QuickFix
    assert lsp.text(file).count(written) == 1
    if left:
        await lsp.diagnosed(file, left)
    if left != rule:
        await lsp.diagnosed(file, rule, gone=True)
    lsp.save(file)
    await lsp.agrees()


async def test_code_actions_begin_with_what_is_under_the_cursor(neovim):
    """Below one interview there are two duties, each raised by a line of its own."""
    file = "parthe-paket.md"
    neovim.open(file)
    for rule, first in (("promise-not-kept", "Mark as kept"), ("check-in-due", "Log it: Check-in")):
        actions = await neovim.actions(file, await neovim.diagnosed(file, rule))
        assert next(iter(actions)).startswith(first)


async def test_no_code_action_where_nothing_is_wrong(neovim):
    neovim.open("wuppdich.md")
    place = neovim.range("wuppdich.md", "to me, who came by bus")
    assert not await neovim.client.text_document_code_action_async(types.CodeActionParams(
        text_document=neovim.document("wuppdich.md"), range=place,
        context=types.CodeActionContext(diagnostics=[])))


@pytest.mark.parametrize("lsp", ["neovim@0.11.0", "emacs@29.1"], indirect=True)
async def test_inlay_hints(lsp):
    file = "tierpark-auental.md"
    lsp.open(file)
    hints = await lsp.client.text_document_inlay_hint_async(types.InlayHintParams(
        text_document=lsp.document(file),
        range=types.Range(lsp.position(file, 0), lsp.position(file, len(lsp.text(file))))))
    labels = [(lsp.text(file).split("\n")[one.position.line], one.label) for one in hints]
    assert ("- With:", "overdue since Thu 19 Nov: thank Ramona") in labels


async def test_document_symbols(lsp):
    lsp.open("klinikum-gohlis.md")
    symbols = await lsp.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(lsp.document("klinikum-gohlis.md")))
    nested = offers(lsp.capabilities, "text_document", "document_symbol",
                    "hierarchical_document_symbol_support")
    assert all(isinstance(one, types.DocumentSymbol) == bool(nested) for one in symbols)

    def names(symbols):
        for one in symbols:
            yield one.name
            yield from names(getattr(one, "children", None) or [])

    every = " | ".join(names(symbols))
    for name in ("2026-11-11", "2026-11-24", "Tomasz Wilk", "Cem Aksoy", "Log"):
        assert name in every


async def test_workspace_symbols(lsp):
    symbols = await lsp.client.workspace_symbol_async(types.WorkspaceSymbolParams("havel"))
    assert [lsp.file(one.location.uri) for one in symbols] == ["havelnetz.md"]
    assert "Havelnetz Fahrplandaten" in symbols[0].name
    everything = await lsp.client.workspace_symbol_async(types.WorkspaceSymbolParams(""))
    assert len(everything) > 10


async def test_definition_and_references(lsp):
    place = lsp.place("havelnetz.md", "Stefan Kurzweil, by email")
    found = await lsp.client.text_document_definition_async(types.DefinitionParams(**place))
    one = found[0] if isinstance(found, list) else found
    where = getattr(one, "range", None) or one.target_range
    assert lsp.marked("havelnetz.md", where).startswith("Stefan Kurzweil")
    assert where.start == lsp.range("havelnetz.md", "Stefan Kurzweil").start
    references = await lsp.client.text_document_references_async(
        types.ReferenceParams(context=types.ReferenceContext(True), **place))
    assert len(references) == 3
    assert {lsp.marked("havelnetz.md", one.range) for one in references} == {"Stefan Kurzweil"}


async def test_folding(lsp):
    lsp.open("havelnetz.md")
    ranges = await lsp.client.text_document_folding_range_async(
        types.FoldingRangeParams(lsp.document("havelnetz.md")))
    starts = {lsp.text("havelnetz.md").split("\n")[one.start_line] for one in ranges}
    assert {"---", "## Contacts", "## Log"} <= starts


async def test_formats_nothing(lsp):
    lsp.open("wuppdich.md")
    assert not await lsp.client.text_document_formatting_async(types.DocumentFormattingParams(
        lsp.document("wuppdich.md"), types.FormattingOptions(tab_size=2, insert_spaces=True)))
