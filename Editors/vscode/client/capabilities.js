'use strict';
// What this client can do, as it tells the server.

module.exports = {
  general: {positionEncodings: ['utf-16'], staleRequestSupport: {cancel: true, retryOnContentModified: []}},
  window: {workDoneProgress: true, showMessage: {}},
  workspace: {
    applyEdit: true,
    workspaceEdit: {documentChanges: true},
    configuration: true,
    didChangeConfiguration: {},
    workspaceFolders: true,
    symbol: {},
    executeCommand: {},
    codeLens: {refreshSupport: true},
    inlayHint: {refreshSupport: true},
    semanticTokens: {refreshSupport: true},
  },
  textDocument: {
    synchronization: {didSave: true},
    publishDiagnostics: {
      versionSupport: true, relatedInformation: true, codeDescriptionSupport: true, tagSupport: {valueSet: [1, 2]}, dataSupport: false,
    },
    hover: {contentFormat: ['markdown', 'plaintext']},
    completion: {
      completionItem: {
        snippetSupport: true, documentationFormat: ['markdown', 'plaintext'], resolveSupport: {properties: ['documentation', 'detail']},
      },
      contextSupport: true,
    },
    definition: {linkSupport: false},
    references: {},
    documentHighlight: {},
    documentSymbol: {hierarchicalDocumentSymbolSupport: true},
    codeAction: {
      codeActionLiteralSupport: {codeActionKind: {valueSet: ['quickfix', 'refactor', 'refactor.rewrite', 'source', 'source.fixAll']}},
      isPreferredSupport: true, dataSupport: true, resolveSupport: {properties: ['edit']},
    },
    codeLens: {},
    documentLink: {},
    formatting: {},
    rangeFormatting: {},
    rename: {prepareSupport: true},
    foldingRange: {lineFoldingOnly: true},
    selectionRange: {},
    callHierarchy: {},
    inlayHint: {resolveSupport: {properties: ['tooltip']}},
    semanticTokens: {
      requests: {range: true, full: {delta: true}}, formats: ['relative'], overlappingTokenSupport: false, multilineTokenSupport: false,
      tokenTypes: [
        'namespace', 'type', 'keyword', 'property', 'number', 'decorator', 'operator', 'variable', 'function', 'comment', 'string', 'macro',
      ],
      tokenModifiers: ['declaration'],
    },
  },
};
