"""A conversation with the language server, through pytest-lsp."""

import asyncio
import contextlib
import pathlib
import re
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lsprotocol import types
from pytest_lsp import client as pytest_lsp_client
from pytest_lsp import client_capabilities

from conftest import PROGRAM, TODAY, findings

# What pytest-lsp has recorded of what clients can do: of Neovim as old as Debian 12 has it, and the
# newest that it knows of all. A plain client says nothing of itself.
CLIENTS = ["neovim@0.7.0", "neovim@0.11.0", "emacs@29.1", "visual_studio_code@1.65.2"]
PLAIN = "plain"


def offers(capabilities, *path):
    """What a client says of itself, or None."""
    for name in path:
        capabilities = getattr(capabilities, name, None)
    return capabilities


async def until(condition, what):
    """Waits until a condition holds, and returns what it answers with."""
    for _ in range(3000):
        if answer := condition():
            return answer
        await asyncio.sleep(0.01)
    raise AssertionError(f"waited in vain: {what}")


class Session:
    """One server, one client, one journal."""

    def __init__(self, client, capabilities, journal):
        self.client = client
        self.capabilities = capabilities
        self.journal = journal
        self.registrations = []
        self.refreshes = 0
        self.versions = {}
        self.texts = {}
        self.unit = None

    # Conversation

    async def initialize(self, root):
        folders = root and [types.WorkspaceFolder(uri=root.as_uri(), name=root.name)]
        result = await self.client.initialize_session(
            types.InitializeParams(
                capabilities=self.capabilities,
                root_uri=root and root.as_uri(),
                workspace_folders=folders))
        self.server = result
        encoding = result.capabilities.position_encoding or "utf-16"
        self.unit = getattr(encoding, "value", encoding)

    async def end(self):
        """Leaves as an editor does, and says what the server left with."""
        await self.client.shutdown_session()
        return self.client._server.returncode

    # Files and their URIs

    def uri(self, file):
        return (self.journal / file).as_uri()

    def document(self, file):
        return types.TextDocumentIdentifier(uri=self.uri(file))

    def text(self, file):
        """As the client has it."""
        if file in self.texts:
            return self.texts[file]
        path = self.journal / file
        return path.read_bytes().decode() if path.exists() else ""

    # Positions

    def units(self, text, unit=None):
        """How long a text is in the unit of the session, or another."""
        unit = unit or self.unit
        return len(text.encode("utf-8" if unit == "utf-8" else f"{unit}-le")) // (int(unit[4:]) // 8)

    def lines(self, file):
        """Where the lines of a file start and end, without what ends them."""
        start = 0
        for line in re.finditer(r"\r\n|\n|\r|\Z", self.text(file)):
            yield start, line.start()
            start = line.end()

    def position(self, file, offset):
        """The position of an offset into a file's text."""
        number, start = [(n, start) for n, (start, _) in enumerate(self.lines(file))
                         if start <= offset][-1]
        return types.Position(number, self.units(self.text(file)[start:offset]))

    def offset(self, file, position):
        """The offset into a file's text of a position, or the nearest one before it."""
        start, end = (list(self.lines(file)) + [(0, 0)] * (position.line + 1))[position.line]
        line = self.text(file)[start:end]
        return start + next(
            (n for n in range(len(line)) if self.units(line[:n]) >= position.character), len(line))

    def range(self, file, text, within=None):
        """The range of a text in a file: of its first occurrence, below another text if given."""
        content = self.text(file)
        start = content.index(text, content.index(within) if within else 0)
        return types.Range(
            start=self.position(file, start), end=self.position(file, start + len(text)))

    def place(self, file, text, within=None):
        """What asks about a text in a file, which is opened if need be."""
        if file not in self.texts:
            self.open(file)
        return dict(
            text_document=self.document(file),
            position=self.range(file, text, within).start)

    def marked(self, file, range):
        """The text of a range."""
        return self.text(file)[self.offset(file, range.start): self.offset(file, range.end)]

    # Documents

    def open(self, file, text=None, uri=None):
        self.texts[file] = self.text(file) if text is None else text
        self.versions[file] = 1
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(
            types.TextDocumentItem(
                uri=uri or self.uri(file), language_id="markdown", version=1,
                text=self.texts[file])))

    def _change(self, file, changes):
        self.versions[file] += 1
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(
                uri=self.uri(file), version=self.versions[file]), changes))

    def rewrite(self, file, text):
        """Changes a document by sending all of its text."""
        self.texts[file] = text
        self._change(file, [types.TextDocumentContentChangeWholeDocument(text=text)])

    def splice(self, file, *pieces):
        """Changes a document by sending what is new between two offsets, one after the other."""
        changes = []
        for start, end, text in pieces:
            span = types.Range(start=self.position(file, start), end=self.position(file, end))
            changes.append(types.TextDocumentContentChangePartial(range=span, text=text))
            content = self.texts[file]
            self.texts[file] = content[:start] + text + content[end:]
        self._change(file, changes)

    def replace(self, file, old, new):
        """Changes the first occurrence of a text in a document."""
        start = self.text(file).index(old)
        self.splice(file, (start, start + len(old), new))

    def save(self, file):
        (self.journal / file).write_bytes(self.texts[file].encode())
        self.client.text_document_did_save(
            types.DidSaveTextDocumentParams(text_document=self.document(file)))

    def close(self, file):
        del self.texts[file]
        self.client.text_document_did_close(
            types.DidCloseTextDocumentParams(text_document=self.document(file)))

    def apply(self, edit):
        """Makes the changes of a workspace edit, as a client does that has the files open."""
        by_file = dict(edit.changes or {})
        for change in edit.document_changes or []:
            document = change.text_document
            file = self.file(document.uri)
            assert document.version in (None, self.versions.get(file)), "another version is meant"
            by_file[document.uri] = change.edits
        assert by_file, "the edit changes nothing"
        for uri, edits in by_file.items():
            file = self.file(uri)
            places = [(self.offset(file, one.range.start), self.offset(file, one.range.end),
                       one.new_text) for one in edits]
            self.splice(file, *sorted(places, reverse=True))

    # Diagnostics

    def file(self, uri):
        """The file that a URI means, relative to the journal."""
        path = url2pathname(urlsplit(uri).path)
        return str(pathlib.Path(path).relative_to(self.journal))

    def diagnostics(self, file):
        return self.client.diagnostics.get(self.uri(file), [])

    def rules(self, file):
        return sorted(one.code for one in self.diagnostics(file))

    def shown(self):
        """All diagnostics of the journal, as `lint` counts lines and columns."""
        def place(file, position):
            start = list(self.lines(file))[position.line:][:1] or [(0, 0)]
            before = self.text(file)[start[0][0]:self.offset(file, position)]
            return (position.line + 1, self.units(before, "utf-16") + 1)

        return sorted(
            (self.file(uri), *place(self.file(uri), one.range.start),
             *place(self.file(uri), one.range.end), one.code)
            for uri, found in self.client.diagnostics.items() for one in found)

    def found(self):
        """All that `lint` finds in the journal on the disk, as `shown` has it."""
        return sorted(
            (one["file"], one["line"], one["column"], one["endLine"], one["endColumn"], one["rule"])
            for one in findings(self.journal))

    async def agrees(self):
        """Waits until the client shows what `lint` finds on the disk."""
        found = self.found()
        await until(lambda: self.shown() == found, "the diagnostics are those of the disk")

    async def diagnosed(self, file, rule, *, gone=False):
        """Waits until a rule is reported in a file, or no longer, and returns the diagnostic."""
        def matching():
            return [one for one in self.diagnostics(file) if one.code == rule]
        what = f"{rule} {'goes from' if gone else 'in'} {file}"
        if gone:
            return await until(lambda: not matching(), what)
        return (await until(matching, what))[0]

    # Code actions

    async def actions(self, file, diagnostic):
        found = await self.client.text_document_code_action_async(types.CodeActionParams(
            text_document=self.document(file), range=diagnostic.range,
            context=types.CodeActionContext(diagnostics=[diagnostic])))
        return {one.title: one for one in found or []}

    async def act(self, file, diagnostic, choice):
        """Takes the code action whose title holds a text."""
        actions = await self.actions(file, diagnostic)
        matching = [one for title, one in actions.items() if choice in title]
        assert len(matching) == 1, f"{choice!r} is not one of {list(actions)}"
        action = matching[0]
        if action.edit is None:
            action = await self.client.code_action_resolve_async(action)
        self.apply(action.edit)
        return action


@contextlib.asynccontextmanager
async def session(spec, journal, *arguments, root=..., initialize=True):
    """Starts a server for a client of pytest-lsp, and sees that it ends well."""
    client = pytest_lsp_client.make_test_lsp_client()
    capabilities = types.ClientCapabilities() if spec == PLAIN else client_capabilities(spec)
    one = Session(client, capabilities, journal)

    @client.feature("client/registerCapability")
    def register(params: types.RegistrationParams):
        one.registrations += params.registrations

    @client.feature("workspace/inlayHint/refresh")
    def refresh(_):
        one.refreshes += 1

    await client.start_io(
        str(PROGRAM), "lsp", "--today", TODAY, *map(str, arguments), cwd=journal.parent)
    try:
        if initialize:
            await one.initialize(journal if root is ... else root)
        yield one
        assert client.error is None, client.error
        if initialize and client._server.returncode is None:
            assert await one.end() == 0
    finally:
        if client._server.returncode is None:
            client._server.kill()
        await client.stop()
