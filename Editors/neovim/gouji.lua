-- Neovim 0.7 or later: put this file into the folder plugin/ of your configuration.
-- The program `gouji` must be on the PATH.

vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  pattern = '*.gouji',
  callback = function() vim.bo.filetype = 'gouji' end,
})

if vim.lsp.config then -- 0.11
  vim.lsp.config('gouji', {
    cmd = { 'gouji', 'server' },
    filetypes = { 'gouji' },
    root_markers = { 'gouji.json', '.git' },
  })
  vim.lsp.enable('gouji')
else
  local client
  vim.api.nvim_create_autocmd('FileType', {
    pattern = 'gouji',
    callback = function(event)
      if vim.lsp.start then -- 0.8 to 0.10
        vim.lsp.start({ name = 'gouji', cmd = { 'gouji', 'server' }, root_dir = vim.fn.getcwd() })
      else
        client = client or vim.lsp.start_client({ name = 'gouji', cmd = { 'gouji', 'server' }, root_dir = vim.fn.getcwd() })
        vim.lsp.buf_attach_client(event.buf, client)
      end
    end,
  })
end
