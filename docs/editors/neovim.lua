-- Runs `jobjournal lsp` for the Markdown files of a journal, and for no others.
local function journal(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  while vim.fn.filereadable(folder .. '/jobjournal.yml') == 0 do
    local parent = vim.fn.fnamemodify(folder, ':h')
    if parent == folder then return nil end
    folder = parent
  end
  return folder
end

local function on_attach(_, buffer)
  if vim.lsp.inlay_hint then vim.lsp.inlay_hint.enable(true, { bufnr = buffer }) end
  if vim.fn.has('nvim-0.11') == 1 then return end
  -- What Neovim does by itself from 0.11 on.
  local function map(keys, action) vim.keymap.set('n', keys, action, { buffer = buffer }) end
  map('K', vim.lsp.buf.hover)
  map('gra', vim.lsp.buf.code_action)
  map('grr', vim.lsp.buf.references)
  map('gO', vim.lsp.buf.document_symbol)
  map('<C-]>', vim.lsp.buf.definition)
  map('[d', vim.diagnostic.goto_prev)
  map(']d', vim.diagnostic.goto_next)
  map('<C-W>d', vim.diagnostic.open_float)
  vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
end

local clients = {}
vim.api.nvim_create_autocmd('FileType', {
  pattern = 'markdown',
  callback = function(event)
    local file = vim.api.nvim_buf_get_name(event.buf)
    local root = file ~= '' and journal(file)
    if not root then return end
    local config =
      { name = 'jobjournal', cmd = { 'jobjournal', 'lsp' }, root_dir = root, on_attach = on_attach }
    if vim.lsp.start then return vim.lsp.start(config) end
    -- Neovim 0.7 does not know by itself which clients are running.
    if not vim.lsp.get_client_by_id(clients[root] or -1) then
      clients[root] = vim.lsp.start_client(config)
    end
    vim.lsp.buf_attach_client(event.buf, clients[root])
  end,
})
