'use strict';
// One provider for each thing that VS Code asks about a document. All of them ask the server, and none knows anything by itself.

const vscode = require('vscode');
const convert = require('./convert');

const SELECTOR = [{language: 'gouji', scheme: 'file'}, {language: 'gouji', scheme: 'untitled'}];

/** The commands of the server for which the extension has its own. */
const OWN = new Set(['gouji.explain', 'gouji.fixAll', 'gouji.checkWorkspace']);

/** Registers all providers; `ask(method, params, token)` asks the server, `capabilities` is what it can do. */
function register(ask, capabilities) {
  const {languages} = vscode;
  const document = (each) => ({textDocument: {uri: each.uri.toString()}});
  const at = (each, position) => ({...document(each), position: convert.toPosition(position)});
  const disposables = [];
  const add = (disposable) => disposables.push(disposable);

  add(languages.registerHoverProvider(SELECTOR, {
    provideHover: async (each, position, token) => convert.hover(await ask('textDocument/hover', at(each, position), token)),
  }));

  add(languages.registerDefinitionProvider(SELECTOR, {
    async provideDefinition(each, position, token) {
      const found = await ask('textDocument/definition', at(each, position), token);
      return convert.list(Array.isArray(found) ? found : found ? [found] : [], convert.location);
    },
  }));

  add(languages.registerReferenceProvider(SELECTOR, {
    provideReferences: async (each, position, context, token) => convert.list(
      await ask('textDocument/references', {...at(each, position), context: {includeDeclaration: context.includeDeclaration}}, token),
      convert.location),
  }));

  add(languages.registerDocumentHighlightProvider(SELECTOR, {
    provideDocumentHighlights: async (each, position, token) => convert.list(
      await ask('textDocument/documentHighlight', at(each, position), token), convert.documentHighlight),
  }));

  add(languages.registerDocumentSymbolProvider(SELECTOR, {
    provideDocumentSymbols: async (each, token) => convert.list(
      await ask('textDocument/documentSymbol', document(each), token), convert.documentSymbol),
  }));

  add(languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols: async (query, token) => convert.list(
      await ask('workspace/symbol', {query}, token), convert.symbolInformation),
  }));

  add(languages.registerCompletionItemProvider(SELECTOR, {
    async provideCompletionItems(each, position, token, context) {
      const found = await ask('textDocument/completion', {
        ...at(each, position), context: {triggerKind: context.triggerKind + 1, triggerCharacter: context.triggerCharacter},
      }, token);
      const items = Array.isArray(found) ? found : (found && found.items) || [];
      return new vscode.CompletionList(items.map(convert.completionItem), Boolean(found && found.isIncomplete));
    },
    async resolveCompletionItem(item, token) {
      const found = await ask('completionItem/resolve', item.protocolItem, token);
      if (found) {
        item.detail = found.detail;
        item.documentation = convert.markdown(found.documentation);
      }
      return item;
    },
  }, ...((capabilities.completionProvider || {}).triggerCharacters || [])));

  add(languages.registerCodeActionsProvider(SELECTOR, {
    async provideCodeActions(each, range, context, token) {
      const found = await ask('textDocument/codeAction', {
        ...document(each), range: convert.toRange(range),
        context: {
          diagnostics: context.diagnostics.filter((one) => one.source === 'gouji').map(convert.toDiagnostic),
          only: context.only ? [context.only.value] : undefined,
          triggerKind: context.triggerKind,
        },
      }, token);
      return convert.list(found, convert.codeAction);
    },
    async resolveCodeAction(action, token) {
      const found = await ask('codeAction/resolve', action.protocolItem, token);
      if (found && convert.isCurrent(found.edit)) action.edit = convert.workspaceEdit(found.edit);
      return action;
    },
  }, {
    providedCodeActionKinds: [
      vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite, vscode.CodeActionKind.SourceFixAll.append('gouji'),
    ],
  }));

  add(languages.registerRenameProvider(SELECTOR, {
    provideRenameEdits: async (each, position, newName, token) => convert.workspaceEdit(
      await ask('textDocument/rename', {...at(each, position), newName}, token)),
    async prepareRename(each, position, token) {
      const found = await ask('textDocument/prepareRename', at(each, position), token);
      if (!found) throw new Error(vscode.env.language.startsWith('zh') ? '这里没有可以改的名字' : 'There is no name here.');
      return found.range ? {range: convert.range(found.range), placeholder: found.placeholder} : convert.range(found);
    },
  }));

  const options = (value) => ({tabSize: value.tabSize, insertSpaces: value.insertSpaces});
  add(languages.registerDocumentFormattingEditProvider(SELECTOR, {
    provideDocumentFormattingEdits: async (each, given, token) => convert.list(
      await ask('textDocument/formatting', {...document(each), options: options(given)}, token), convert.textEdit),
  }));
  add(languages.registerDocumentRangeFormattingEditProvider(SELECTOR, {
    provideDocumentRangeFormattingEdits: async (each, range, given, token) => convert.list(
      await ask('textDocument/rangeFormatting', {...document(each), range: convert.toRange(range), options: options(given)}, token),
      convert.textEdit),
  }));

  add(languages.registerFoldingRangeProvider(SELECTOR, {
    provideFoldingRanges: async (each, context, token) => convert.list(
      await ask('textDocument/foldingRange', document(each), token), convert.foldingRange),
  }));

  add(languages.registerSelectionRangeProvider(SELECTOR, {
    provideSelectionRanges: async (each, positions, token) => convert.list(
      await ask('textDocument/selectionRange', {...document(each), positions: positions.map(convert.toPosition)}, token),
      convert.selectionRange),
  }));

  add(languages.registerDocumentLinkProvider(SELECTOR, {
    provideDocumentLinks: async (each, token) => convert.list(
      await ask('textDocument/documentLink', document(each), token), convert.documentLink),
  }));

  add(languages.registerCallHierarchyProvider(SELECTOR, {
    prepareCallHierarchy: async (each, position, token) => convert.list(
      await ask('textDocument/prepareCallHierarchy', at(each, position), token), convert.callHierarchyItem),
    provideCallHierarchyIncomingCalls: async (item, token) => convert.list(
      await ask('callHierarchy/incomingCalls', {item: item.protocolItem}, token),
      (call) => new vscode.CallHierarchyIncomingCall(convert.callHierarchyItem(call.from), call.fromRanges.map(convert.range))),
    provideCallHierarchyOutgoingCalls: async (item, token) => convert.list(
      await ask('callHierarchy/outgoingCalls', {item: item.protocolItem}, token),
      (call) => new vscode.CallHierarchyOutgoingCall(convert.callHierarchyItem(call.to), call.fromRanges.map(convert.range))),
  }));

  // Further commands of the server, which its lenses and actions may name; without arguments they are about the active document.
  for (const command of (capabilities.executeCommandProvider || {}).commands || []) {
    if (OWN.has(command)) continue;
    add(vscode.commands.registerCommand(command, (...given) => {
      const editor = vscode.window.activeTextEditor;
      const place = given.length || !editor ? given : [editor.document.uri.toString()];
      return ask('workspace/executeCommand', {command, arguments: place});
    }));
  }

  const changed = {codeLens: new vscode.EventEmitter(), inlayHint: new vscode.EventEmitter(), semanticTokens: new vscode.EventEmitter()};
  Object.values(changed).forEach(add);

  add(languages.registerCodeLensProvider(SELECTOR, {
    onDidChangeCodeLenses: changed.codeLens.event,
    provideCodeLenses: async (each, token) => convert.list(await ask('textDocument/codeLens', document(each), token), convert.codeLens),
    async resolveCodeLens(lens, token) {
      const found = await ask('codeLens/resolve', lens.protocolItem, token);
      lens.command = convert.command(found && found.command);
      return lens;
    },
  }));

  add(languages.registerInlayHintsProvider(SELECTOR, {
    onDidChangeInlayHints: changed.inlayHint.event,
    provideInlayHints: async (each, range, token) => convert.list(
      await ask('textDocument/inlayHint', {...document(each), range: convert.toRange(range)}, token), convert.inlayHint),
    async resolveInlayHint(hint, token) {
      const found = await ask('inlayHint/resolve', hint.protocolItem, token);
      if (found) hint.tooltip = convert.markdown(found.tooltip);
      return hint;
    },
  }));

  const legend = capabilities.semanticTokensProvider && capabilities.semanticTokensProvider.legend;
  if (legend) {
    const known = new vscode.SemanticTokensLegend(legend.tokenTypes, legend.tokenModifiers);
    const tokens = (found) => found && new vscode.SemanticTokens(new Uint32Array(found.data), found.resultId);
    add(languages.registerDocumentSemanticTokensProvider(SELECTOR, {
      onDidChangeSemanticTokens: changed.semanticTokens.event,
      provideDocumentSemanticTokens: async (each, token) => tokens(await ask('textDocument/semanticTokens/full', document(each), token)),
      async provideDocumentSemanticTokensEdits(each, previousResultId, token) {
        const found = await ask('textDocument/semanticTokens/full/delta', {...document(each), previousResultId}, token);
        if (!found || !found.edits) return tokens(found);
        return new vscode.SemanticTokensEdits(found.edits.map((edit) => new vscode.SemanticTokensEdit(
          edit.start, edit.deleteCount, edit.data && new Uint32Array(edit.data))), found.resultId);
      },
    }, known));
    add(languages.registerDocumentRangeSemanticTokensProvider(SELECTOR, {
      provideDocumentRangeSemanticTokens: async (each, range, token) => tokens(
        await ask('textDocument/semanticTokens/range', {...document(each), range: convert.toRange(range)}, token)),
    }, known));
  }
  return {disposables, changed};
}

module.exports = {SELECTOR, register};
