'use strict';
// As much of VS Code's module `vscode` as the extension uses, without an editor: documents that can be edited, providers that can be
// asked, and a record of what would be shown. What is not here throws, so that a misspelt name is found.

const fs = require('fs');
const path = require('path');
const {fileURLToPath, pathToFileURL} = require('url');

class Position {
  constructor(line, character) {
    if (!(line >= 0 && character >= 0)) throw new Error(`no position: ${line}, ${character}`);
    Object.assign(this, {line, character});
  }
  isBefore(other) { return this.line < other.line || (this.line === other.line && this.character < other.character); }
}
class Range {
  constructor(start, end) {
    if (!(start instanceof Position && end instanceof Position) || end.isBefore(start)) throw new Error('no range');
    Object.assign(this, {start, end});
  }
}
class Uri {
  constructor(text) { this.text = text; this.scheme = text.slice(0, text.indexOf(':')); }
  static parse(text) { return new Uri(text); }
  static file(name) { return new Uri(pathToFileURL(name).href); }
  get fsPath() { return fileURLToPath(this.text); }
  toString() { return this.text; }
}
class EventEmitter {
  constructor() {
    this.listeners = new Set();
    this.event = (listener) => {
      this.listeners.add(listener);
      return {dispose: () => this.listeners.delete(listener)};
    };
  }
  fire(value) { [...this.listeners].forEach((each) => each(value)); }
  dispose() { this.listeners.clear(); }
}
const needs = (value, type, what) => {
  if (!(value instanceof type)) throw new Error(`${what} is no ${type.name}`);
  return value;
};
class Location { constructor(uri, range) { Object.assign(this, {uri: needs(uri, Uri, 'uri'), range: needs(range, Range, 'range')}); } }
class TextEdit { constructor(range, newText) { Object.assign(this, {range: needs(range, Range, 'range'), newText}); } }
class WorkspaceEdit {
  constructor() { this.documents = new Map(); }
  set(uri, edits) { this.documents.set(needs(uri, Uri, 'uri').toString(), edits.map((each) => needs(each, TextEdit, 'edit'))); }
}
class Diagnostic { constructor(range, message, severity) { Object.assign(this, {range: needs(range, Range, 'range'), message, severity}); } }
class DiagnosticRelatedInformation { constructor(location, message) { Object.assign(this, {location: needs(location, Location, 'location'), message}); } }
class MarkdownString {
  constructor(value = '') { this.value = value; }
  appendText(text) { this.value += text; return this; }
}
class SnippetString { constructor(value) { this.value = value; } }
class Hover { constructor(contents, range) { Object.assign(this, {contents: needs(contents, MarkdownString, 'contents'), range}); } }
class CompletionItem { constructor(label, kind) { Object.assign(this, {label, kind}); } }
class CompletionList { constructor(items, isIncomplete) { Object.assign(this, {items, isIncomplete}); } }
class CodeActionKind {
  constructor(value) { this.value = value; }
  append(part) { return new CodeActionKind(`${this.value}.${part}`); }
}
Object.assign(CodeActionKind, {
  QuickFix: new CodeActionKind('quickfix'), RefactorRewrite: new CodeActionKind('refactor.rewrite'),
  SourceFixAll: new CodeActionKind('source.fixAll'),
});
class CodeAction { constructor(title, kind) { Object.assign(this, {title, kind: needs(kind, CodeActionKind, 'kind')}); } }
class DocumentSymbol {
  constructor(name, detail, kind, range, selectionRange) {
    if (!name) throw new Error('name must not be falsy');
    needs(range, Range, 'range');
    if (selectionRange.start.isBefore(range.start) || range.end.isBefore(selectionRange.end)) throw new Error('selectionRange must be contained in fullRange');
    Object.assign(this, {name, detail, kind, range, selectionRange, children: []});
  }
}
class SymbolInformation { constructor(name, kind, containerName, location) { Object.assign(this, {name, kind, containerName, location: needs(location, Location, 'location')}); } }
class InlayHint { constructor(position, label, kind) { Object.assign(this, {position: needs(position, Position, 'position'), label, kind}); } }
class CodeLens { constructor(range, command) { Object.assign(this, {range: needs(range, Range, 'range'), command}); } }
class FoldingRange { constructor(start, end, kind) { Object.assign(this, {start, end, kind}); } }
class SelectionRange { constructor(range, parent) { Object.assign(this, {range: needs(range, Range, 'range'), parent}); } }
class DocumentHighlight { constructor(range, kind) { Object.assign(this, {range: needs(range, Range, 'range'), kind}); } }
class DocumentLink { constructor(range, target) { Object.assign(this, {range: needs(range, Range, 'range'), target}); } }
class CallHierarchyItem {
  constructor(kind, name, detail, uri, range, selectionRange) {
    Object.assign(this, {kind, name, detail, uri: needs(uri, Uri, 'uri'), range: needs(range, Range, 'range'), selectionRange});
  }
}
class CallHierarchyIncomingCall { constructor(from, fromRanges) { Object.assign(this, {from, fromRanges}); } }
class CallHierarchyOutgoingCall { constructor(to, fromRanges) { Object.assign(this, {to, fromRanges}); } }
class SemanticTokensLegend { constructor(tokenTypes, tokenModifiers) { Object.assign(this, {tokenTypes, tokenModifiers}); } }
class SemanticTokens { constructor(data, resultId) { Object.assign(this, {data: needs(data, Uint32Array, 'data'), resultId}); } }
class SemanticTokensEdit { constructor(start, deleteCount, data) { Object.assign(this, {start, deleteCount, data}); } }
class SemanticTokensEdits { constructor(edits, resultId) { Object.assign(this, {edits, resultId}); } }

/** A document as VS Code has it, with a way to type into it. */
class TextDocument {
  constructor(uri, languageId, text) {
    Object.assign(this, {uri, languageId, version: 1, text});
  }
  getText(range) { return range ? this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.text; }
  offsetAt(position) {
    const lines = this.text.split('\n');
    return lines.slice(0, position.line).reduce((sum, line) => sum + line.length + 1, 0) + Math.min(position.character, (lines[position.line] || '').length);
  }
  positionAt(offset) {
    const before = this.text.slice(0, offset).split('\n');
    return new Position(before.length - 1, before[before.length - 1].length);
  }
  /** The edits, given as for one state of the text, are made from the last to the first and told as one event. */
  edit(edits) {
    const changes = edits
      .map((each) => ({range: each.range, text: each.newText, start: this.offsetAt(each.range.start), end: this.offsetAt(each.range.end)}))
      .sort((a, b) => b.start - a.start);
    for (const each of changes) this.text = this.text.slice(0, each.start) + each.text + this.text.slice(each.end);
    this.version += 1;
    events.onDidChangeTextDocument.fire({document: this, contentChanges: changes.map(({range, text}) => ({range, text}))});
  }
}

const events = Object.fromEntries([
  'onDidOpenTextDocument', 'onDidChangeTextDocument', 'onDidCloseTextDocument', 'onDidSaveTextDocument', 'onDidChangeConfiguration',
  'onDidChangeWorkspaceFolders',
].map((name) => [name, new EventEmitter()]));
const state = {
  configuration: {}, commands: new Map(), providers: new Map(), shown: [], output: '', collections: new Map(), watchers: [],
};

function provider(name) {
  return (...given) => {
    const entry = given.find((each) => each && typeof each === 'object' && !Array.isArray(each) && Object.values(each).some((one) => typeof one === 'function'));
    if (!entry) throw new Error(`${name}: no provider`);
    state.providers.set(name, {provider: entry, given});
    return {dispose: () => state.providers.delete(name)};
  };
}

const vscode = {
  version: '1.75.0',
  Position, Range, Uri, EventEmitter, Location, TextEdit, WorkspaceEdit, Diagnostic, DiagnosticRelatedInformation, MarkdownString, SnippetString,
  Hover, CompletionItem, CompletionList, CodeActionKind, CodeAction, DocumentSymbol, SymbolInformation, InlayHint, CodeLens, FoldingRange,
  SelectionRange, DocumentHighlight, DocumentLink, CallHierarchyItem, CallHierarchyIncomingCall, CallHierarchyOutgoingCall,
  SemanticTokensLegend, SemanticTokens, SemanticTokensEdit, SemanticTokensEdits,
  ProgressLocation: {SourceControl: 1, Window: 10, Notification: 15},
  env: {language: 'zh-cn'},
  languages: {
    createDiagnosticCollection(name) {
      const found = new Map();
      state.collections.set(name, found);
      return {set: (uri, list) => found.set(needs(uri, Uri, 'uri').toString(), list), clear: () => found.clear(), dispose: () => state.collections.delete(name)};
    },
    ...Object.fromEntries([
      'Hover', 'Definition', 'Reference', 'DocumentHighlight', 'DocumentSymbol', 'WorkspaceSymbol', 'CompletionItem', 'CodeActions', 'Rename',
      'DocumentFormattingEdit', 'DocumentRangeFormattingEdit', 'FoldingRange', 'SelectionRange', 'DocumentLink', 'CallHierarchy', 'CodeLens',
      'InlayHints', 'DocumentSemanticTokens', 'DocumentRangeSemanticTokens',
    ].map((name) => [`register${name}Provider`, provider(name)])),
  },
  commands: {
    registerCommand(name, action) {
      if (state.commands.has(name)) throw new Error(`command '${name}' already exists`);
      state.commands.set(name, action);
      return {dispose: () => state.commands.delete(name)};
    },
    executeCommand: (name, ...given) => state.commands.get(name)(...given),
  },
  workspace: {
    textDocuments: [],
    workspaceFolders: undefined,
    ...Object.fromEntries(Object.entries(events).map(([name, emitter]) => [name, emitter.event])),
    getConfiguration: (section) => ({get: (name) => state.configuration[`${section}.${name}`]}),
    createFileSystemWatcher(pattern) {
      const [create, change, remove] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
      const watcher = {pattern, onDidCreate: create.event, onDidChange: change.event, onDidDelete: remove.event, dispose() {}};
      state.watchers.push({pattern, create, change, remove});
      return watcher;
    },
    async applyEdit(edit) {
      for (const [uri, edits] of needs(edit, WorkspaceEdit, 'edit').documents) {
        const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
        if (!document) return false;
        document.edit(edits);
      }
      return true;
    },
  },
  window: {
    activeTextEditor: undefined,
    createOutputChannel: () => ({
      append(text) { state.output += text; }, appendLine(text) { state.output += `${text}\n`; }, show() {}, dispose() {},
    }),
    showErrorMessage(text) { state.shown.push(`error: ${text}`); },
    showWarningMessage(text) { state.shown.push(`warning: ${text}`); },
    showInformationMessage(text) { state.shown.push(`info: ${text}`); },
    withProgress: (options, task) => task({report() {}}, {isCancellationRequested: false, onCancellationRequested: () => ({dispose() {}})}),
  },
};

/** Opens a file as the editor would, or its text as a document with another address. */
function open(name, address) {
  const uri = address ? Uri.parse(address) : Uri.file(path.resolve(name));
  const document = new TextDocument(uri, 'gouji', fs.readFileSync(name, 'utf8'));
  vscode.workspace.textDocuments.push(document);
  events.onDidOpenTextDocument.fire(document);
  return document;
}

function close(document) {
  vscode.workspace.textDocuments.splice(vscode.workspace.textDocuments.indexOf(document), 1);
  events.onDidCloseTextDocument.fire(document);
}

const strict = (object, name) => new Proxy(object, {
  get(target, key) {
    if (!(key in target) && typeof key === 'string' && key !== 'then') throw new Error(`${name}.${key} is not in the stub`);
    return target[key];
  },
});
for (const name of ['languages', 'commands', 'workspace', 'window', 'env']) vscode[name] = strict(vscode[name], name);

module.exports = {vscode: strict(vscode, 'vscode'), state, events, open, close};
