-- Reads a C file and cuts it into its regions (lines `//@ name`).
local text = require 'strings'
local M = {}

-- Removes comments, strings and characters from one line of C.
-- Returns what is left, and whether a block comment is still open.
local function bare(line, in_comment)
  local out, pos = {}, 1
  while pos <= #line do
    if in_comment then
      local _, stop = line:find('*/', pos, true)
      if not stop then return table.concat(out), true end
      in_comment, pos = false, stop + 1
    else
      local at = line:find('["\'/]', pos)
      if not at then break end
      out[#out + 1] = line:sub(pos, at - 1)
      local two = line:sub(at, at + 1)
      if two == '//' then return table.concat(out), false end
      if two == '/*' then
        in_comment, pos = true, at + 2
      elseif two:sub(1, 1) == '/' then
        out[#out + 1], pos = '/', at + 1
      else
        local quote, stop = line:sub(at, at), at + 1
        while stop <= #line and line:sub(stop, stop) ~= quote do
          stop = stop + (line:sub(stop, stop) == '\\' and 2 or 1)
        end
        out[#out + 1], pos = quote .. quote, stop + 1
      end
    end
  end
  out[#out + 1] = line:sub(pos)
  return table.concat(out), in_comment
end

local no_names = { __attribute__ = true, _Static_assert = true,
                   static_assert = true }

-- The functions, types and (failing these) macros that some C declares.
-- `code` has no comments and no strings.
local function declared(code)
  local found, seen, macros = {}, {}, {}
  local function note(at, name)
    if not seen[name] and not no_names[name] then
      seen[name] = true
      found[#found + 1] = { at = at, name = name }
    end
  end
  for name in ('\n' .. code):gmatch('\n%s*#%s*define%s+([%w_]+)') do
    macros[#macros + 1] = name
  end
  code = code:gsub('\\\n', ' ')
  code = ('\n' .. code):gsub('\n%s*#[^\n]*', '\n'):gsub('%b{}', '{}')
  for at, name in code:gmatch('()([%a_][%w_]*)%s*%b()%s*{}') do
    note(at, name)
  end
  for at, name in code:gmatch('()([%a_][%w_]*)%s*%b()%s*;') do
    note(at, name)
  end
  for at, name in code:gmatch('()%(%s*%*%s*([%w_]+)%s*%)%s*%b()%s*;') do
    note(at, name)
  end
  for _, kind in ipairs { 'struct', 'union', 'enum' } do
    for at, name in code:gmatch('()' .. kind .. '%s+([%w_]+)%s*{}') do
      note(at, name)
    end
  end
  for at, name in code:gmatch('(){}%s*([%a_][%w_]*)%s*;') do note(at, name) end
  table.sort(found, function(a, b) return a.at < b.at end)
  local names = {}
  for _, f in ipairs(found) do names[#names + 1] = f.name end
  return #names > 0 and names or macros
end

local function blank(line) return not line:find('%S') end

-- Gives a region its first and last printed line, its names and its length.
local function close(region, source, stop, code)
  local first, last = region.first, stop
  while first <= last and blank(source.lines[first]) do first = first + 1 end
  while last >= first and blank(source.lines[last]) do last = last - 1 end
  region.first, region.last, region.count = first, last, 0
  for n = first, last do
    if not blank(source.lines[n]) then region.count = region.count + 1 end
  end
  region.declares = declared(table.concat(code, '\n', first, last))
  return region.count > 0
end

-- Reports code before the first marker: only the preprocessor's lines,
-- comments and blank lines may stand there.
local function check_head(source, stop, code, report)
  local continued = false
  for n = 1, stop do
    local directive = continued or code[n]:find('^%s*#')
    if not directive and not blank(code[n]) then
      report.error(source.path, n, 'code before the first marker: start a '
                   .. 'region with a line "//@ name"')
      return
    end
    continued = directive and code[n]:find('\\$')
  end
end

-- One line that may be a marker. Returns the name of the region it starts.
local function marker(source, n, in_comment, report)
  local line = source.lines[n]
  if not line:find('^%s*//@') then return nil end
  local name = line:match('^//@ ([%w][%w_.-]*)%s*$')
  if not name then
    report.error(source.path, n, 'malformed marker: write "//@ name" at the '
                 .. 'start of the line')
  elseif in_comment then
    report.error(source.path, n, 'a region starts inside a comment')
  end
  return name
end

-- The source: path, chapter, file, lines, and regions in order of the file,
-- each with name, line (of its marker), first, last, count, declares.
function M.read(path, content, report)
  local chapter, file = path:match('([^/]+)/([^/]+)$')
  local source = { path = path, chapter = chapter, file = file,
                   lines = text.lines(content), regions = {} }
  local code, in_comment, found = {}, false, {}
  for n = 1, #source.lines do
    local name = marker(source, n, in_comment, report)
    if name then
      found[#found + 1] = { name = name, line = n, first = n + 1 }
    end
    code[n], in_comment = bare(source.lines[n], in_comment)
  end
  local head = found[1] and found[1].line - 1 or #source.lines
  check_head(source, head, code, report)
  table.insert(found, 1, { name = file, line = 1, first = 1, head = true })
  for i, region in ipairs(found) do
    local stop = found[i + 1] and found[i + 1].line - 1 or #source.lines
    region.source = source
    if close(region, source, stop, code) then
      source.regions[#source.regions + 1] = region
    elseif not region.head then
      report.error(path, region.line, "region '%s' is empty", region.name)
    end
  end
  return source
end

return M
