"""Every request, with the capabilities of Neovim, Emacs and VS Code."""
import asyncio

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

pytestmark = pytest.mark.asyncio
OPTIONS = t.FormattingOptions(tab_size=4, insert_spaces=True)


async def test_diagnostics_follow_the_text(client, document):
    report = document(client)
    found = await report.diagnostics()
    assert [report.covered(d.range) for d in found] == ["6.00"]
    assert found[0].severity == t.DiagnosticSeverity.Error and found[0].source == "gouji"
    report.apply([t.TextEdit(range=report.range("6.00"), new_text="5.00")])
    assert not await report.diagnostics()


async def test_closing_clears(client, document):
    report = document(client)
    await report.diagnostics()
    assert await settled(client, report.uri, ["6.00"], report.covered)
    client.text_document_did_close(t.DidCloseTextDocumentParams(text_document=report.identifier))
    if client.server_offers.diagnostic_provider:
        with pytest.raises(JsonRpcException, match="no such file"):  # it was never saved
            await report.diagnostics()
    else:
        assert await settled(client, report.uri, [])


async def test_incremental_edits(client, document):
    report = document(client)
    await report.diagnostics()
    insert = report.range("合计\t100.00")
    client.text_document_did_change(t.DidChangeTextDocumentParams(
        text_document=t.VersionedTextDocumentIdentifier(uri=report.uri, version=7),
        content_changes=[
            t.TextDocumentContentChangePartial(range=report.range("6.00"), text="5.00"),
            t.TextDocumentContentChangePartial(range=t.Range(start=insert.start, end=insert.start), text="😀"),
            t.TextDocumentContentChangePartial(
                range=t.Range(start=insert.start, end=t.Position(insert.start.line, insert.start.character + 4 // report.unit
                                                                  if report.unit < 4 else insert.start.character + 1)), text=""),
        ]))
    report.version = 7
    assert not await report.diagnostics()


async def test_hover(client, document):
    report = document(client)
    hover = await client.text_document_hover_async(t.HoverParams(text_document=report.identifier, position=report.position("100.00万元")))
    assert "引用" in hover.contents.value and report.covered(hover.range) == "100.00万元"
    nothing = await client.text_document_hover_async(t.HoverParams(text_document=report.identifier, position=report.position("说明")))
    assert nothing is None


async def test_definition(client, document):
    report = document(client)
    places = await client.text_document_definition_async(
        t.DefinitionParams(text_document=report.identifier, position=report.position("!合计!本年支出合计}，其中", 5)))
    assert [report.covered(p.range) for p in places] == ["100.00"]
    assert places[0].range == t.Range(start=report.position("合计\t100.00", 3), end=report.position("合计\t100.00", 9))


async def test_references_and_highlight(client, document):
    report = document(client)
    position = report.position("合计\t100.00", 4)
    places = await client.text_document_references_async(t.ReferenceParams(
        text_document=report.identifier, position=position, context=t.ReferenceContext(include_declaration=True)))
    assert {"100.00", "60%"[:2]} <= {report.covered(p.range) for p in places}
    marks = await client.text_document_document_highlight_async(
        t.DocumentHighlightParams(text_document=report.identifier, position=position))
    assert len(marks) == len(places)


async def test_symbols(client, document):
    report = document(client)
    symbols = await client.text_document_document_symbol_async(t.DocumentSymbolParams(text_document=report.identifier))
    assert symbols[0].name == "决算表"
    found = await client.workspace_symbol_async(t.WorkspaceSymbolParams(query="总额"))
    assert [(s.name, s.location.uri.rsplit("/")[-1]) for s in found] == [("#总额", "other.gouji")]


async def test_folding_and_selection(client, document):
    report = document(client)
    folds = await client.text_document_folding_range_async(t.FoldingRangeParams(text_document=report.identifier))
    assert any(f.start_line == 0 and f.end_line == 3 for f in folds)
    (selection,) = await client.text_document_selection_range_async(
        t.SelectionRangeParams(text_document=report.identifier, positions=[report.position("100.00万元")]))
    texts = []
    while selection:
        texts.append(report.covered(selection.range))
        selection = selection.parent
    assert texts[0] == "100.00" and texts[-1] == report.text


async def test_links(client, document):
    report = document(client)
    report.apply([t.TextEdit(range=report.range("60.00万元{#基本}"), new_text="60.00万元{#基本}{忽略 引用: 口径}")])
    links = await client.text_document_document_link_async(t.DocumentLinkParams(text_document=report.identifier))
    assert [report.covered(link.range) for link in links] == ["引用"] and links[0].target


async def test_call_hierarchy(client, document):
    report = document(client)
    (item,) = await client.text_document_prepare_call_hierarchy_async(
        t.CallHierarchyPrepareParams(text_document=report.identifier, position=report.position("合计\t100.00", 4)))
    sources = await client.call_hierarchy_outgoing_calls_async(t.CallHierarchyOutgoingCallsParams(item=item))
    assert sorted(call.to.name.split()[0] for call in sources) == ["30.00", "40.00", "60.00", "70.00"]
    users = await client.call_hierarchy_incoming_calls_async(t.CallHierarchyIncomingCallsParams(item=item))
    assert sorted(report.covered(call.from_.range) for call in users) == ["100.00", "60"]


async def test_inlay_hints(client, document):
    report = document(client)
    hints = await client.text_document_inlay_hint_async(
        t.InlayHintParams(text_document=report.identifier, range=t.Range(start=t.Position(0, 0), end=t.Position(99, 0))))
    labels = [hint.label for hint in hints]
    assert [label for label in labels if label.startswith("=")] == ["= 100.00", "= 60.00, 100.00"]
    resolved = await client.inlay_hint_resolve_async(next(hint for hint in hints if hint.label == "= 100.00"))
    assert "支出决算表" in (resolved.tooltip.value if hasattr(resolved.tooltip, "value") else resolved.tooltip)
    # A cell that was inferred, with the edit that writes it down.
    report.apply([t.TextEdit(range=report.range("，占60%"), new_text="，项目支出40.00万元，占60%")])
    hints = await client.text_document_inlay_hint_async(
        t.InlayHintParams(text_document=report.identifier, range=t.Range(start=t.Position(0, 0), end=t.Position(99, 0))))
    inferred = [hint for hint in hints if hint.label.startswith("⇠")]
    assert [[edit.new_text for edit in hint.text_edits] for hint in inferred] == [["{=支出决算表!合计!项目支出}"]]


async def test_semantic_tokens(client, document):
    report = document(client)
    full = await client.text_document_semantic_tokens_full_async(t.SemanticTokensParams(text_document=report.identifier))
    assert len(full.data) % 5 == 0 and full.data
    report.apply([t.TextEdit(range=report.range("6.00"), new_text="五")])
    delta = await client.text_document_semantic_tokens_full_delta_async(
        t.SemanticTokensDeltaParams(text_document=report.identifier, previous_result_id=full.result_id))
    data = list(full.data)
    for edit in delta.edits:
        data[edit.start:edit.start + edit.delete_count] = edit.data or []
    again = await client.text_document_semantic_tokens_full_async(t.SemanticTokensParams(text_document=report.identifier))
    assert data == list(again.data)
    part = await client.text_document_semantic_tokens_range_async(
        t.SemanticTokensRangeParams(text_document=report.identifier, range=report.range("公开03表\n")))
    assert len(part.data) == 5


async def test_code_lens(client, document):
    report = document(client)
    lenses = await client.text_document_code_lens_async(t.CodeLensParams(text_document=report.identifier))
    lens = await client.code_lens_resolve_async(lenses[0])
    assert "不符" in lens.command.title
    text = await client.workspace_execute_command_async(
        t.ExecuteCommandParams(command=lens.command.command, arguments=lens.command.arguments))
    assert "A7" in text


async def test_completion(client, document):
    report = document(client)
    report.apply([t.TextEdit(range=report.range("，占60%"), new_text="，项目支出40.00万元{=支出决算表!}，占60%")])
    items = await client.text_document_completion_async(
        t.CompletionParams(text_document=report.identifier, position=report.position("{=支出决算表!}", 8)))
    assert [item.label for item in items.items] == ["合计", "一般公共服务支出", "住房保障支出"]
    assert items.items[0].text_edit.new_text == "合计"
    resolved = await client.completion_item_resolve_async(items.items[0])
    assert resolved.label == "合计"


async def test_code_actions(client, document):
    report = document(client)
    found = await report.diagnostics()
    actions = await client.text_document_code_action_async(t.CodeActionParams(
        text_document=report.identifier, range=report.range("6.00"), context=t.CodeActionContext(diagnostics=list(found))))
    action = next(a for a in actions if "5.00" in a.title)
    if not action.edit:
        action = await client.code_action_resolve_async(action)
    edits = action.edit.document_changes[0].edits if action.edit.document_changes else action.edit.changes[report.uri]
    report.apply(edits)
    assert "25.00\t5.00" in report.text
    assert not await report.diagnostics()


async def test_fix_all(client, document):
    report = document(client)
    actions = await client.text_document_code_action_async(t.CodeActionParams(
        text_document=report.identifier, range=t.Range(start=t.Position(0, 0), end=t.Position(0, 0)),
        context=t.CodeActionContext(diagnostics=[], only=["source.fixAll"])))
    assert [a.kind for a in actions] == ["source.fixAll.gouji"]


async def test_rename(client, document):
    report = document(client)
    position = report.position("{=#基本", 3)
    offered = await client.text_document_prepare_rename_async(t.PrepareRenameParams(text_document=report.identifier, position=position))
    assert report.covered(offered.range) == "基本"
    edit = await client.text_document_rename_async(
        t.RenameParams(text_document=report.identifier, position=position, new_name="基本支出额"))
    report.apply(edit.document_changes[0].edits if edit.document_changes else edit.changes[report.uri])
    assert report.text.count("#基本支出额") == 2


async def test_formatting(client, document):
    report = document(client)
    assert not await client.text_document_formatting_async(t.DocumentFormattingParams(text_document=report.identifier, options=OPTIONS))
    report.apply([t.TextEdit(range=report.range("一、支出情况"), new_text="\n\n\n一、支出情况  ")])
    edits = await client.text_document_formatting_async(t.DocumentFormattingParams(text_document=report.identifier, options=OPTIONS))
    report.apply(edits)
    assert "\n\n一、支出情况\n" in report.text and "\n\n\n" not in report.text
    ranged = await client.text_document_range_formatting_async(t.DocumentRangeFormattingParams(
        text_document=report.identifier, range=report.range("一、支出情况"), options=OPTIONS))
    assert not ranged


async def test_workspace_diagnostics(client, document):
    report = document(client)
    if not client.server_offers.diagnostic_provider:
        pytest.skip("this editor does not pull")
    answer = await client.workspace_diagnostic_async(t.WorkspaceDiagnosticParams(previous_result_ids=[]))
    assert {item.uri.rsplit("/")[-1] for item in answer.items} == {"report.gouji", "other.gouji"}
    again = await client.workspace_diagnostic_async(t.WorkspaceDiagnosticParams(
        previous_result_ids=[t.PreviousResultId(uri=item.uri, value=item.result_id) for item in answer.items]))
    assert {item.kind for item in again.items} == {"unchanged"}


async def test_last_year_is_a_dependency(client, document):
    """A change of last year's report, unsaved in the editor, checks this year's again."""
    last = document(client)
    uri = last.uri.replace("report.gouji", "this.gouji")
    text = "---\n上年报告: report.gouji\n---\n\n上年支出100.00万元{=上年!支出决算表!合计!本年支出合计}。\n"
    client.text_document_did_open(t.DidOpenTextDocumentParams(
        text_document=t.TextDocumentItem(uri=uri, language_id="gouji", version=1, text=text)))
    places = await client.text_document_definition_async(t.DefinitionParams(
        text_document=t.TextDocumentIdentifier(uri=uri), position=t.Position(line=4, character=report_column(last, "上年支出100.00万元{=上年!支出决算表!合"))))
    assert [p.uri for p in places] == [last.uri]
    written = last.text
    assert await settled(client, uri, [])
    last.apply([t.TextEdit(range=last.range("合计\t100.00"), new_text="合计\t120.00")])
    assert await settled(client, uri, ["引用"])
    if client.can_refresh:
        assert t.WORKSPACE_INLAY_HINT_REFRESH in client.refreshed
    last.apply([t.TextEdit(range=last.range(last.text), new_text=written)])
    assert await settled(client, uri, [])


async def settled(client, uri, expected, text=None):
    """Whether the findings of a document become these, by the text that they cover or by their rules."""
    document = t.TextDocumentIdentifier(uri=uri)
    for _ in range(500):
        if client.server_offers.diagnostic_provider:
            report = await client.text_document_diagnostic_async(t.DocumentDiagnosticParams(text_document=document))
            found = report.items
        else:
            found = client.diagnostics.get(uri)
        if found is not None and [text(each.range) if text else each.code for each in found] == expected:
            return True
        await asyncio.sleep(0.02)
    return False


def report_column(document, text):
    return len(text.encode(document.codec)) // document.unit
