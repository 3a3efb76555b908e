-- Reads a chapter's Markdown line by line: what stands where in it.
--
-- Pandoc's tree has no line numbers, so everything that an error may have to
-- point at is found here, in the text; the weaver then tells pandoc what was
-- found by rewriting the text (see `rewrite`).
local text = require 'strings'
local attr = require 'attr'
local inline = require 'inline'
local M = {}

-- The classes of fenced blocks and of divs, each with what else may stand in
-- its braces; and the attributes that are prose.
local fences = { c = '.fold .aside region include title', out = 'run lines',
                 table = 'run table cols heads where', sh = '', make = '',
                 figure = 'run table kind x y by value where xscale yscale '
                          .. 'xlabel ylabel alt legend format', text = '' }
local divs = { aside = '', card = 'title', remember = '', worked = '',
               table = 'caption .worked', chapters = '', exercises = '' }
local spoken = { 'caption', 'alt', 'title' }

local function blanks(line) return (' '):rep(#line) end

-- Keeps of a line only the attributes that a reader reads.
local function keep_spoken(line, found)
  local out, pos = {}, 1
  local places = {}
  for _, key in ipairs(spoken) do
    places[#places + 1] = found.place[key]
  end
  table.sort(places, function(a, b) return a[1] < b[1] end)
  for _, place in ipairs(places) do
    out[#out + 1] = blanks(line:sub(pos, place[1] - 1))
    out[#out + 1] = line:sub(place[1], place[2])
    pos = place[2] + 1
  end
  return table.concat(out) .. blanks(line:sub(pos))
end

local function label(state, id, kind, n, title)
  local item = { id = id, kind = kind, line = n, title = title }
  table.insert(state.chapter.labels, item)
  return item
end

local function read_meta(state)
  local chapter, n = state.chapter, 1
  if state.lines[1] ~= '---' then
    state.error(1, "a chapter starts with its front matter: '---', title, "
                .. "hours, summary, '---'")
    return 1
  end
  repeat
    local key, value = state.lines[n]:match('^(%l+):%s*(.-)%s*$')
    if key then
      chapter.meta[key] = value:match('^"(.*)"$') or value:match("^'(.*)'$")
                          or value
      if key ~= 'hours' then
        inline.find_stray(value, function(_, ...) state.error(n, ...) end)
      end
    end
    state.masked[n] = blanks(state.lines[n])
    n = n + 1
  until n > #state.lines or state.lines[n]:find('^%-%-%-%s*$')
  state.masked[n] = blanks(state.lines[n] or '')
  return n + 1
end

-- The info string of a fence that starts at line n, joined over lines where
-- the attributes are long. Returns it and its last line.
local function read_info(state, n, info)
  local stop = n
  while info:find('^{') and not info:find('}%s*$') and state.lines[stop + 1]
        and not state.lines[stop + 1]:find('^%s*```') do
    stop = stop + 1
    info = info .. '\n' .. state.lines[stop]
  end
  return info, stop
end

local function read_attr(state, n, info)
  local found
  if info:find('^{') then
    found = attr.read(info, 1)
    if not found then
      state.error(n, "malformed attributes '%s'", (info:gsub('%s+', ' ')))
      found = { classes = {}, value = {}, place = {}, malformed = true }
    end
  elseif info:find('%S') then
    local class = text.trim(info)
    found = { classes = { class }, [class] = true, value = {}, place = {} }
  end
  return found or { classes = {}, value = {}, place = {} }
end

local function mask(state, from, to, keep)
  for n = from, to do
    state.masked[n] = keep and state.lines[n] or blanks(state.lines[n])
  end
end

-- Masks the lines of a fence's attributes, save what is read as prose.
local function mask_info(state, n, stop, info, found)
  local lead = #state.lines[n] - #info:match('^[^\n]*')
  local kept = (' '):rep(lead) .. keep_spoken(info, found)
  local pos = 1
  for i = n, stop do
    state.masked[i] = kept:sub(pos, pos + #state.lines[i] - 1)
    pos = pos + #state.lines[i] + 1
  end
end

-- Finds the end of a fenced block. Returns the line of the closing fence.
local function fence_end(state, n, ticks)
  for stop = n + 1, #state.lines do
    local close = state.lines[stop]:match('^%s*([`~]+)%s*$')
    if close and #close >= #ticks and close:sub(1, 1) == ticks:sub(1, 1) then
      return stop
    end
  end
  state.error(n, 'this fenced block has no end')
  return #state.lines
end

local function check_class(state, n, found, known)
  local class = found.classes[1]
  if found.malformed then return end
  if not class then
    state.error(n, "say what this block is: {.c region=name}, {.out run=lab}, "
                .. '{.sh}, {.text}')
    return
  elseif not known[class] then
    state.error(n, "unknown class '%s' on a block%s", class,
                text.meant(class, known))
    return
  end
  local may = {}
  for _, word in ipairs(text.words(known[class])) do may[word] = true end
  local has = text.keys(found.value)
  for i = 2, #found.classes do table.insert(has, '.' .. found.classes[i]) end
  for _, word in ipairs(has) do
    if not may[word] then
      state.error(n, "a block of class '%s' knows no '%s'%s", class, word,
                  text.meant(word, may))
    end
  end
  return class
end

-- A fenced code block that opens at line n. Returns the line after it.
local function read_fence(state, n, ticks, info)
  local stop
  info, stop = read_info(state, n, info)
  local found = read_attr(state, n, info)
  local close = fence_end(state, stop, ticks)
  local kind = check_class(state, n, found, fences)
  local caption = kind == 'table' or kind == 'figure'
  mask_info(state, n, stop, info, found)
  mask(state, stop + 1, close - 1, caption)
  mask(state, close, close)
  if kind == 'text' then table.insert(state.plain, { stop + 1, close - 1 }) end
  local block = { kind = kind, line = n, attr = found, ticks = ticks,
                  first = n, info_end = stop, last = close,
                  body = table.concat(state.lines, '\n', stop + 1, close - 1) }
  table.insert(state.chapter.blocks, block)
  if caption and found.id then
    block.label = label(state, found.id, kind, n)
  end
  return close + 1
end

local function close_div(state, n)
  local div = table.remove(state.divs)
  if not div then
    state.error(n, 'this ::: closes nothing')
  elseif div.worked then
    table.insert(state.allowed, { div.line, n })
  end
end

local function read_div(state, n, info)
  info = info:gsub('%s*:*$', '')
  state.masked[n] = blanks(state.lines[n])
  if info == '' then return close_div(state, n) end
  local found = read_attr(state, n, info)
  local kind = check_class(state, n, found, divs)
  mask_info(state, n, n, state.lines[n]:match('^%s*:::+%s*(.*)$'), found)
  table.insert(state.divs, { line = n, worked = found.worked })
  if kind == 'table' then
    if found.id then label(state, found.id, 'table', n) end
    table.insert(state.chapter.blocks,
                 { kind = 'pipe', line = n, attr = found })
  elseif found.id then
    label(state, found.id, 'anchor', n)
  end
end

local function read_heading(state, n, marks, title)
  local brace = title:match('(){[^{}]*}%s*$')
  local found = brace and attr.read(title, brace)
  if found then
    state.masked[n] = state.lines[n]:gsub('{[^{}]*}%s*$', blanks)
    title = text.trim(title:sub(1, brace - 1))
  end
  found = found or { classes = {}, value = {} }
  local item = label(state, found.id, 'section', n, title)
  item.level = #marks
  item.unnumbered = found.unnumbered
  if #marks == 1 then
    state.error(n, "sections start with ##; the chapter's title stands in its "
                .. 'front matter')
  end
end

local function read_line(state, n)
  local line = state.lines[n]
  local ticks, info = line:match('^%s*(```+)%s*(.*)$')
  if not ticks then
    ticks, info = line:match('^%s*(~~~+)%s*(.*)$')
  end
  if ticks and not info:find('`') then
    return read_fence(state, n, ticks, info)
  end
  local div = line:match('^%s*:::+%s*(.-)%s*$')
  if div then
    read_div(state, n, div)
    return n + 1
  end
  local marks, title = line:match('^(#+)%s+(.-)%s*$')
  if marks then read_heading(state, n, marks, title) end
  return n + 1
end

-- Numbers of sections (1.2, 1.2.1), figures, tables and equations (1.3).
local function number_all(chapter)
  local count = { figure = 0, table = 0, equation = 0 }
  local section, sub, headings = 0, 0, 0
  local prefix = chapter.number and chapter.number .. '.' or ''
  for _, item in ipairs(chapter.labels) do
    if item.kind == 'section' and not item.unnumbered and chapter.number then
      if item.level == 2 then
        section, sub = section + 1, 0
        item.number = prefix .. section
      else
        sub = sub + 1
        item.number = prefix .. section .. '.' .. sub
      end
    elseif count[item.kind] then
      count[item.kind] = count[item.kind] + 1
      item.number = prefix .. count[item.kind]
    end
    if item.kind == 'section' then
      headings = headings + 1
      item.id = item.id or ('sec-%s-%d'):format(chapter.name, headings)
    end
  end
end

-- A function from a position in the text to its line number.
local function line_finder(content)
  local starts = { 1 }
  for at in content:gmatch('\n()') do starts[#starts + 1] = at end
  local function line(pos)
    local low, high = 1, #starts
    while low < high do
      local middle = (low + high + 1) // 2
      if starts[middle] <= pos then low = middle else high = middle - 1 end
    end
    return low
  end
  return line, starts
end

-- In ::: worked, what was printed stands as it was.
local function is_worked(state, n)
  for _, range in ipairs(state.allowed) do
    if range[1] < n and n < range[2] then return true end
  end
end

local function read_prose(state, content)
  local chapter = state.chapter
  local line, starts = line_finder(content)
  local allowed = {}
  for i, range in ipairs(state.allowed) do
    local after = starts[range[2] + 1] or #content + 1
    allowed[i] = { starts[range[1]], after - 1 }
  end
  local masked = table.concat(state.masked, '\n')
  inline.read(chapter, masked, allowed, line, state.report)
  for _, range in ipairs(state.plain) do
    local body = table.concat(state.lines, '\n', range[1], range[2])
    if not is_worked(state, range[1]) then
      inline.find_stray(body, function(at, ...)
        state.error(line(starts[range[1]] + at - 1), ...)
      end)
    end
  end
  for _, formula in ipairs(chapter.math) do
    if formula.id then
      formula.label = label(state, formula.id, 'equation', formula.line)
    end
  end
  chapter.starts = starts
end

-- The chapter: path, name, number (nil for the other pages), meta, blocks,
-- labels, math, refs, cites, values, claims, each with its line.
function M.read(path, content, report)
  local name = path:match('([^/]+)/chapter%.md$') or path:match('([^/]+)%.md$')
  local chapter = { path = path, name = name, text = content, meta = {},
                    number = tonumber(path:match('/(%d+)%-[^/]*/chapter%.md$')),
                    blocks = {}, labels = {}, math = {}, refs = {}, cites = {},
                    values = {}, claims = {}, quoted = {}, comments = {} }
  local state = { chapter = chapter, lines = text.lines(content),
                  masked = {}, divs = {}, allowed = {}, plain = {},
                  report = report }
  function state.error(n, ...) report.error(path, n, ...) end
  local n = read_meta(state)
  while n <= #state.lines do
    state.masked[n] = state.masked[n] or state.lines[n]
    n = read_line(state, n)
  end
  for _, div in ipairs(state.divs) do
    state.error(div.line, 'this ::: block has no end')
  end
  read_prose(state, content)
  table.sort(chapter.labels, function(a, b) return a.line < b.line end)
  number_all(chapter)
  return chapter
end

return M
