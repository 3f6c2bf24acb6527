"""A client with the capabilities that a real editor announces, connected to the server."""
import pathlib
import shutil

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

REPORT = pathlib.Path(__file__).parent.parent / "report.gouji"
FOLDER = pathlib.Path.cwd() / "workspace"
EDITORS = ["neovim@0.7", "neovim@0.11", "emacs", "visual_studio_code"]


@pytest_lsp.fixture(config=ClientServerConfig(server_command=["gouji", "server"]), params=EDITORS)
async def client(request, lsp_client: LanguageClient):
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    (FOLDER / "other.gouji").write_text("# 另一份\n\n支出100万元{#总额}。\n", encoding="utf-8")
    lsp_client.registered = []

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams):
        lsp_client.registered += params.registrations

    lsp_client.refreshed = []

    @lsp_client.feature(types.WORKSPACE_INLAY_HINT_REFRESH)
    def refresh_hints(params):
        lsp_client.refreshed.append(types.WORKSPACE_INLAY_HINT_REFRESH)

    @lsp_client.feature(types.WORKSPACE_CODE_LENS_REFRESH)
    def refresh_lenses(params):
        lsp_client.refreshed.append(types.WORKSPACE_CODE_LENS_REFRESH)

    capabilities = pytest_lsp.client_capabilities(request.param)
    hints = capabilities.workspace and capabilities.workspace.inlay_hint
    lsp_client.can_refresh = bool(hints and hints.refresh_support)
    result = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities, locale="zh-CN",
            workspace_folders=[types.WorkspaceFolder(uri=FOLDER.as_uri(), name="w")]))
    lsp_client.server_offers = result.capabilities
    yield
    await lsp_client.shutdown_session()


class Document:
    """The sample report, open in the client, and where things stand in it."""

    def __init__(self, client):
        self.client = client
        self.text = REPORT.read_text(encoding="utf-8")
        self.uri = (FOLDER / "report.gouji").as_uri()
        self.version = 1
        encoding = client.server_offers.position_encoding or "utf-16"
        self.unit = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
        self.codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
        client.text_document_did_open(types.DidOpenTextDocumentParams(
            text_document=types.TextDocumentItem(uri=self.uri, language_id="gouji", version=1, text=self.text)))

    @property
    def identifier(self):
        return types.TextDocumentIdentifier(uri=self.uri)

    def place(self, index):
        line = self.text.count("\n", 0, index)
        start = self.text.rfind("\n", 0, index) + 1
        return types.Position(line=line, character=len(self.text[start:index].encode(self.codec)) // self.unit)

    def position(self, marker, within=0):
        return self.place(self.text.index(marker) + within)

    def range(self, marker):
        start = self.text.index(marker)
        return types.Range(start=self.place(start), end=self.place(start + len(marker)))

    def index(self, position):
        line = self.text.split("\n")[position.line]
        return len(line.encode(self.codec)[:position.character * self.unit].decode(self.codec))

    def covered(self, range):
        lines = self.text.split("\n")
        start, end = self.index(range.start), self.index(range.end)
        if range.start.line == range.end.line:
            return lines[range.start.line][start:end]
        return "\n".join([lines[range.start.line][start:], *lines[range.start.line + 1:range.end.line], lines[range.end.line][:end]])

    def apply(self, edits):
        """The text with edits of the server made, which becomes the document's next version."""
        offsets = []
        for edit in edits:
            lines = self.text.split("\n")
            before = [sum(len(l) + 1 for l in lines[:p.line]) + self.index(p) for p in (edit.range.start, edit.range.end)]
            offsets.append((before[0], before[1], edit.new_text))
        for start, end, new in sorted(offsets, reverse=True):
            self.text = self.text[:start] + new + self.text[end:]
        self.version += 1
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=self.uri, version=self.version),
            content_changes=[types.TextDocumentContentChangeWholeDocument(text=self.text)]))

    async def diagnostics(self):
        """What is wrong with the newest version, in the way the client asks for it."""
        capabilities = self.client.server_offers
        if capabilities.diagnostic_provider:
            report = await self.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(text_document=self.identifier))
            return report.items
        await self.client.wait_for_notification("textDocument/publishDiagnostics")
        return self.client.diagnostics[self.uri]


@pytest.fixture
def document():
    return Document
