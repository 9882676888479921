-- Works through a journal in Neovim as a person would. This script runs in a Neovim of its own and
-- types into another one, which has the configuration of docs/editors.md. It ends with status 1
-- and a message at the first thing that is not as it should be.

local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local configuration = vim.fn.fnamemodify(here, ':h:h') .. '/docs/editors/neovim.lua'

-- Notes how the server ends, and answers menus: what a menu offers goes to `menu`, and the line
-- that holds the text `choice` is taken.
local prelude = [[lua
  for _, name in ipairs({ 'start', 'start_client' }) do
    local start = rawget(vim.lsp, name)
    vim.lsp[name] = start and function(config, ...)
      config.on_exit = function(code, signal) ended = { code, signal } end
      return start(config, ...)
    end
  end
  vim.ui.select = function(items, options, choose)
    menu = vim.tbl_map(options.format_item, items)
    for index, title in ipairs(menu) do
      if title:find(choice, 1, true) then return choose(items[index], index) end
    end
    choose(nil, nil)
  end
]]

local editor = vim.fn.jobstart(
  { vim.v.progpath, '--embed', '--headless', '-n', '-i', 'NONE', '--cmd', prelude,
    '-u', configuration },
  { rpc = true })

local function press(keys) vim.fn.rpcrequest(editor, 'nvim_input', keys) end

-- What Lua code returns in the editor.
local function ask(code, ...)
  local answer = vim.fn.rpcrequest(editor, 'nvim_exec_lua', code, { ... })
  return answer ~= vim.NIL and answer or nil
end

local function expect(fact, what, ...)
  if not fact then error(what .. '\n' .. vim.inspect({ ... }), 0) end
end

-- Waits for a function to answer.
local function await(what, question)
  local answer
  vim.wait(30000, function()
    answer = question()
    return answer
  end, 20)
  if answer then return answer end
  error('waited in vain for ' .. what .. '\n' .. vim.inspect(ask([[return {
    name = vim.api.nvim_buf_get_name(0), lines = vim.api.nvim_buf_get_lines(0, 0, -1, true),
    menu = menu, messages = vim.fn.execute('messages'), diagnostics = vim.diagnostic.get(0) }
  ]])), 0)
end

-- The diagnostics of a buffer, or of all buffers, with lines and columns as `lint` counts them.
local function diagnostics(buffer)
  return ask([[
    return vim.tbl_map(function(one)
      local file = vim.api.nvim_buf_get_name(one.bufnr)
      local lines = vim.api.nvim_buf_is_loaded(one.bufnr)
        and vim.api.nvim_buf_get_lines(one.bufnr, 0, -1, true) or vim.fn.readfile(file)
      local _, column = vim.str_utfindex(lines[one.lnum + 1], one.col)
      return {
        file = vim.fn.fnamemodify(file, ':.'), line = one.lnum + 1, column = column + 1,
        rule = one.user_data.lsp.code, severity = vim.diagnostic.severity[one.severity],
        message = one.message, source = one.source }
    end, vim.diagnostic.get(...))
  ]], buffer)
end

local function diagnostic(rule)
  for _, one in ipairs(diagnostics(0)) do
    if one.rule == rule then return one end
  end
end

-- Findings in one text, so that two lists of them can be compared.
local function text_of(findings)
  local lines = vim.tbl_map(function(one)
    return string.format('%s:%d:%d %s', one.file, one.line, one.column, one.rule)
  end, findings)
  table.sort(lines)
  return table.concat(lines, '\n')
end

-- What `jobjournal lint` finds on the disk.
local function lint(...)
  local output = vim.fn.system({ 'jobjournal', 'lint', '--format', 'json', ... })
  return text_of(vim.fn.json_decode(output))
end

local function go_to(pattern)
  expect(ask('return vim.fn.search(..., "cw") > 0', pattern), 'no such text: ' .. pattern)
end

local function line() return ask('return vim.api.nvim_get_current_line()') end

-- Takes the code action whose title holds a text.
local function act(choice)
  ask('menu, choice = nil, ...', choice)
  press('gra')
  local menu = await('code actions', function() return ask('return menu') end)
  expect(table.concat(menu, '\n'):find(choice, 1, true), 'not offered: ' .. choice, menu)
end

local function clients()
  return ask('return #(vim.lsp.get_clients or vim.lsp.get_active_clients)()')
end

local function work()
  press(':edit ../outside.md<CR>')
  await('the file outside', function() return line() == '# No journal' end)
  expect(clients() == 0, 'a server runs outside of a journal')

  press(':edit havelnetz.md<CR>')
  local finding = await('diagnostics', function() return diagnostic('entry-unknown') end)
  expect(text_of(diagnostics(0)) == lint('havelnetz.md'), 'unlike lint', diagnostics(0))
  expect(finding.line == 62 and finding.column == 3, 'in another place', finding)
  expect(finding.severity == 'WARN' and finding.source == 'jobjournal', 'unlike lint', finding)
  expect(finding.message:find('Timelin', 1, true), 'without a reason', finding)
  expect(await('the whole journal', function()
    return text_of(diagnostics()) == lint()
  end), 'unlike lint', diagnostics())

  go_to('2026-11-10 11:30')
  press('K')
  local hover = await('a hover', function()
    return ask([[
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(window).relative ~= '' then
          local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
          return table.concat(lines, '\n')
        end
      end
    ]])
  end)
  expect(hover:find('Noor Rahimi', 1, true), 'the hover does not say whom to thank', hover)
  press('j')

  go_to('Timelin:')
  act('Timeline')
  await('the fix', function() return line() == '- Timeline: 2026-11-20' end)
  await('the finding to go', function() return not diagnostic('entry-unknown') end)
  press(':write<CR>')
  await('the file to be written', function() return not ask('return vim.bo.modified') end)
  expect(await('the same as lint', function()
    return text_of(diagnostics(0)) == lint('havelnetz.md')
  end))

  go_to('Stefan Kurzweil, by email')
  press('<C-]>')
  await('the person', function() return line():find('^%- Stefan Kurzweil, Head of Operations') end)

  go_to('^## Log')
  press('jo- 2026-11-20 Thank<C-X><C-O>')
  local offered = await('a completion', function()
    local words = ask([[
      return vim.tbl_map(function(item) return item.word end, vim.fn.complete_info().items) ]])
    return #words > 0 and words
  end)
  expect(offered[1]:find('^Thank%-you'), 'completed with something else', offered)
  press('<C-Y><Esc>')
  await('the completed key', function() return line():find('^%- 2026%-11%-20 Thank%-you:') end)
  press('u')

  press('Go- [ ] grüßen by 2026-11-31<Esc>')
  local invalid = await('an invalid date', function() return diagnostic('date-invalid') end)
  expect(invalid.column == 17, 'in another place', invalid)
  press('0fgi🎒 für die ö👩‍🚀 <Esc>')
  await('the date to move', function() return diagnostic('date-invalid').column == 35 end)
  press(':write<CR>')
  await('the same as lint', function() return text_of(diagnostics(0)) == lint('havelnetz.md') end)
  press('0fgxx')
  await('the date to move', function() return diagnostic('date-invalid').column == 33 end)

  press(':bdelete!<CR>')
  await('the files as they are on the disk', function() return text_of(diagnostics()) == lint() end)
  press(':edit havelnetz.md<CR>')
  await('the file again', function() return diagnostic('date-invalid') end)

  expect(clients() == 1, 'not one server', clients())
  ask('vim.lsp.stop_client((vim.lsp.get_clients or vim.lsp.get_active_clients)())')
  local ended = await('the server to end', function() return ask('return ended') end)
  expect(ended[1] == 0 and ended[2] == 0, 'the server failed', ended)
end

local done, message = pcall(work)
vim.fn.jobstop(editor)
if not done then
  io.stderr:write(message, '\n')
  vim.cmd('cquit')
end
vim.cmd('quit')
