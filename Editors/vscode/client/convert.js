'use strict';
// From the protocol's values to VS Code's, and back. Both count lines and UTF-16 units from 0.

const vscode = require('vscode');

const toPosition = (position) => ({line: position.line, character: position.character});
const toRange = (range) => ({start: toPosition(range.start), end: toPosition(range.end)});
const position = (value) => new vscode.Position(value.line, value.character);
const range = (value) => new vscode.Range(position(value.start), position(value.end));
const location = (value) => new vscode.Location(vscode.Uri.parse(value.uri), range(value.range));
const textEdit = (value) => new vscode.TextEdit(range(value.range), value.newText);
const list = (value, convert) => (value || []).map(convert);

function toDiagnostic(value) {
  const code = value.code !== null && typeof value.code === 'object' ? value.code.value : value.code;
  return {range: toRange(value.range), message: value.message, severity: value.severity + 1, code, source: value.source};
}

function diagnostic(value) {
  const found = new vscode.Diagnostic(range(value.range), value.message, (value.severity || 1) - 1);
  found.source = value.source;
  found.code = value.codeDescription
    ? {value: value.code, target: vscode.Uri.parse(value.codeDescription.href)} : value.code;
  found.tags = list(value.tags, (tag) => tag);
  found.relatedInformation = list(
    value.relatedInformation, (each) => new vscode.DiagnosticRelatedInformation(location(each.location), each.message));
  return found;
}

function markdown(value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  return value.kind === 'markdown' ? new vscode.MarkdownString(value.value) : value.value;
}

function hover(value) {
  if (!value) return undefined;
  const text = markdown(value.contents);
  return new vscode.Hover(typeof text === 'string' ? new vscode.MarkdownString().appendText(text) : text, value.range && range(value.range));
}

function workspaceEdit(value) {
  if (!value) return undefined;
  const edit = new vscode.WorkspaceEdit();
  const documents = value.documentChanges
    ? value.documentChanges.map((change) => [change.textDocument.uri, change.edits]) : Object.entries(value.changes || {});
  for (const [uri, edits] of documents) edit.set(vscode.Uri.parse(uri), edits.map(textEdit));
  return edit;
}

/** Whether the documents still have the versions that an edit was made for. */
function isCurrent(value) {
  return list(value && value.documentChanges, (change) => change.textDocument).every((wanted) => {
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === vscode.Uri.parse(wanted.uri).toString());
    return wanted.version === null || wanted.version === undefined || !document || document.version === wanted.version;
  });
}

function command(value) {
  return value && {title: value.title, command: value.command, arguments: value.arguments};
}

function completionItem(value) {
  const item = new vscode.CompletionItem(value.label, value.kind === undefined ? undefined : value.kind - 1);
  item.detail = value.detail;
  item.documentation = markdown(value.documentation);
  item.sortText = value.sortText;
  item.filterText = value.filterText;
  item.preselect = value.preselect;
  item.command = command(value.command);
  const text = value.textEdit ? value.textEdit.newText : value.insertText || value.label;
  item.insertText = value.insertTextFormat === 2 ? new vscode.SnippetString(text) : text;
  if (value.textEdit && value.textEdit.range) item.range = range(value.textEdit.range);
  if (value.additionalTextEdits) item.additionalTextEdits = value.additionalTextEdits.map(textEdit);
  item.protocolItem = value;
  return item;
}

function codeAction(value) {
  const action = new vscode.CodeAction(value.title, value.kind && new vscode.CodeActionKind(value.kind));
  action.isPreferred = value.isPreferred;
  action.diagnostics = list(value.diagnostics, diagnostic);
  action.edit = workspaceEdit(value.edit);
  action.command = command(value.command);
  action.protocolItem = value;
  return action;
}

function documentSymbol(value) {
  const symbol = new vscode.DocumentSymbol(
    value.name, value.detail || '', value.kind - 1, range(value.range), range(value.selectionRange));
  symbol.children = list(value.children, documentSymbol);
  return symbol;
}

function symbolInformation(value) {
  return new vscode.SymbolInformation(value.name, value.kind - 1, value.containerName || '', location(value.location));
}

function inlayHint(value) {
  const label = typeof value.label === 'string' ? value.label : value.label.map((part) => part.value).join('');
  const hint = new vscode.InlayHint(position(value.position), label, value.kind);
  hint.paddingLeft = value.paddingLeft;
  hint.paddingRight = value.paddingRight;
  hint.tooltip = markdown(value.tooltip);
  hint.protocolItem = value;
  return hint;
}

function codeLens(value) {
  const lens = new vscode.CodeLens(range(value.range), command(value.command));
  lens.protocolItem = value;
  return lens;
}

const FOLDING = {comment: 1, imports: 2, region: 3};

function foldingRange(value) {
  return new vscode.FoldingRange(value.startLine, value.endLine, FOLDING[value.kind]);
}

function selectionRange(value) {
  return new vscode.SelectionRange(range(value.range), value.parent && selectionRange(value.parent));
}

function documentHighlight(value) {
  return new vscode.DocumentHighlight(range(value.range), (value.kind || 1) - 1);
}

function documentLink(value) {
  const link = new vscode.DocumentLink(range(value.range), value.target && vscode.Uri.parse(value.target));
  link.tooltip = value.tooltip;
  return link;
}

function callHierarchyItem(value) {
  const item = new vscode.CallHierarchyItem(
    value.kind - 1, value.name, value.detail || '', vscode.Uri.parse(value.uri), range(value.range), range(value.selectionRange));
  item.protocolItem = value;
  return item;
}

module.exports = {
  toPosition, toRange, toDiagnostic, position, range, location, textEdit, list, diagnostic, hover, workspaceEdit, isCurrent, command,
  completionItem, codeAction, documentSymbol, symbolInformation, inlayHint, codeLens, foldingRange, selectionRange, documentHighlight,
  documentLink, callHierarchyItem, markdown,
};
