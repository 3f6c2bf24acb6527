-- A session in a real Neovim (0.7 or later), with the configuration of Editors/: open, diagnostics, hover, definition, rename,
-- a code action that is applied, diagnostics gone, an edit, diagnostics back.
local function out(text) io.stdout:write(text .. '\n') end
local failed = false
local function expect(name, condition, detail)
  if condition then out('ok ' .. name) else
    failed = true
    out('not ok ' .. name .. ': ' .. vim.inspect(detail):gsub('%s+', ' '):sub(1, 600))
  end
end
local function finish() vim.cmd(failed and 'cquit 1' or 'qall!') end

local function session()
  local version = vim.version()
  out(('neovim %d.%d.%d'):format(version.major, version.minor, version.patch))
  vim.cmd('edit report.gouji')
  local buffer = vim.api.nvim_get_current_buf()
  expect('filetype', vim.bo.filetype == 'gouji' and vim.bo.commentstring == '// %s', vim.bo.filetype)
  expect('colours', vim.fn.synIDattr(vim.fn.synID(3, 1, 1), 'name') == 'goujiKey', vim.fn.synIDattr(vim.fn.synID(3, 1, 1), 'name'))
  local function found() return vim.diagnostic.get(buffer) end
  local function wait(condition) return vim.wait(20000, condition, 20) end

  wait(function() return #found() > 0 end)
  expect('diagnostics', #found() == 1 and found()[1].message:find('6.00', 1, true) ~= nil, found())
  local function lines() return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') end
  local function goto_text(text)
    vim.api.nvim_win_set_cursor(0, { 1, 0 })
    return vim.fn.search('\\V' .. text, 'cW')
  end
  local function params()
    if vim.fn.has('nvim-0.11') == 1 then
      return vim.lsp.util.make_position_params(0, vim.lsp.get_clients({ bufnr = buffer })[1].offset_encoding)
    end
    return vim.lsp.util.make_position_params()
  end
  local function ask(method, arguments)
    for _, answer in pairs(vim.lsp.buf_request_sync(buffer, method, arguments, 10000) or {}) do
      if answer.result then return answer.result end
    end
  end

  goto_text('100.00万元')
  local hover = ask('textDocument/hover', params())
  expect('hover', hover and hover.contents.value:find('引用', 1, true) ~= nil, hover)

  vim.lsp.buf.definition()
  wait(function() return vim.api.nvim_win_get_cursor(0)[1] == 15 end)
  expect('definition', vim.api.nvim_win_get_cursor(0)[1] == 15, vim.api.nvim_win_get_cursor(0))

  goto_text('{#基本}')
  vim.cmd('normal! 2l')
  vim.lsp.buf.rename('基本支出额')
  wait(function() return lines():find('{#基本支出额}', 1, true) ~= nil end)
  expect('rename', lines():find('{#基本支出额}', 1, true) and lines():find('{=#基本支出额 / ', 1, true), lines())

  goto_text('6.00')
  if vim.fn.has('nvim-0.8') == 1 then
    vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.title:find('5.00', 1, true) ~= nil end })
  else
    local at = params()
    local actions = ask('textDocument/codeAction', {
      textDocument = at.textDocument, range = { start = at.position, ['end'] = at.position },
      context = { diagnostics = {} },
    })
    vim.lsp.util.apply_workspace_edit(actions[1].edit or ask('codeAction/resolve', actions[1]).edit, 'utf-16')
  end
  wait(function() return #found() == 0 end)
  expect('code action', lines():find('25.00\t5.00', 1, true), lines())
  expect('diagnostics gone', #found() == 0, found())

  local row = goto_text('合计\t100.00')
  local line = vim.api.nvim_get_current_line()
  vim.api.nvim_buf_set_lines(buffer, row - 1, row, false, { (line:gsub('100.00', '101.00')) })
  wait(function() return #found() > 0 end)
  expect('diagnostics after an edit', #found() > 0 and found()[1].message:find('101.00', 1, true) ~= nil, found())
  vim.api.nvim_buf_set_lines(buffer, row - 1, row, false, { line })
  wait(function() return #found() == 0 end)
  expect('diagnostics gone after an edit', #found() == 0, found())
end

local ok, message = pcall(session)
if ok then out('ok end') else expect('session', false, message) end
finish()
