-- Reads the prose of a chapter, character by character: formulas, values,
-- references, citations, claims, and the numbers nobody computed.
--
-- It works on a masked text: the chapter with all that is not prose blanked
-- out, byte for byte, so that a position is a position in the file.
local attr = require 'attr'
local number = require 'number'
local M = {}

local handlers = {}

local function note(list, item)
  list[#list + 1] = item
end

-- Blanks a range out of the text in which stray numbers are looked for.
local function hide(state, from, to)
  note(state.hidden, { from, to })
end

local function paragraph_end(text, pos)
  return text:find('\n%s*\n', pos) or #text + 1
end

handlers['\\'] = function(_, at) return at + 2 end

-- A code span: to an equally long run of backticks in the same paragraph.
handlers['`'] = function(state, at)
  local run = state.text:match('^`+', at)
  local limit = paragraph_end(state.text, at)
  local pos = at + #run
  while true do
    local from, to = state.text:find('`+', pos)
    if not from or from > limit then return at + #run end
    if to - from + 1 == #run then
      hide(state, at, to)
      return to + 1
    end
    pos = to + 1
  end
end

handlers['<'] = function(state, at)
  local _, to = state.text:find('^<!%-%-.-%-%->', at)
  if to then
    note(state.chapter.comments, { from = at, to = to })
  else
    _, to = state.text:find('^<%a+:[^>%s]+>', at)
    local _, tag = state.text:find('^</?%a[^>\n]*>', at)
    if tag and not to then
      state.error(at, "raw HTML '%s' would be lost in the EPUB: write "
                  .. 'Markdown', state.text:sub(at, tag))
      to = tag
    end
  end
  if to then hide(state, at, to) end
  return (to or at) + 1
end

local function note_values(state, from, to, in_math)
  for first, last, key, format in number.uses(state.text:sub(from, to)) do
    note(state.chapter.values, { key = key, format = format, math = in_math,
                                 from = from + first - 1, to = from + last - 1,
                                 line = state.line(from + first - 1) })
    hide(state, from + first - 1, from + last - 1)
  end
end

-- The attributes after a display formula: {#eq-x .worked}.
local function equation_attr(state, formula)
  local brace = state.text:match('^[ \t]*(){[#.]', formula.to + 1)
  if not brace then return end
  local found, stop = attr.read(state.text, brace)
  if not found then return end
  formula.id, formula.stop = found.id, stop
  if found.worked then hide(state, formula.from, stop) end
  hide(state, brace, stop)
end

local function note_math(state, from, open, close, to)
  local formula = { from = from, to = to, line = state.line(from),
                    display = open - from == 2, stop = to,
                    tex = state.text:sub(open, close) }
  note_values(state, open, close, true)
  if formula.display then equation_attr(state, formula) end
  note(state.chapter.math, formula)
  return formula.stop + 1
end

handlers['$'] = function(state, at)
  local text, limit = state.text, paragraph_end(state.text, at)
  if text:sub(at + 1, at + 1) == '$' then
    local close = text:find('$$', at + 2, true)
    if not close or close > limit then
      state.error(at, 'a formula that starts here with $$ has no end')
      return at + 2
    end
    return note_math(state, at, at + 2, close - 1, close + 1)
  end
  if not text:find('^%$%S', at) then return at + 1 end
  local pos = at + 1
  while true do
    local close = text:find('$', pos, true)
    if not close or close > limit then return at + 1 end
    local escaped = text:sub(close - 1, close - 1) == '\\'
    if not escaped and not text:find('^%s%$', close - 1)
       and not text:find('^%$%d', close) then
      return note_math(state, at, at + 1, close - 1, close)
    end
    pos = close + 1
  end
end

handlers['{'] = function(state, at)
  if state.text:sub(at + 1, at + 1) ~= '{' then return at + 1 end
  local first, last = number.uses(state.text, at)()
  if first ~= at then
    state.error(at, 'malformed value: write {{key}} or {{key:.2f}}')
    local _, stop = state.text:find('^{{[^\n}]*}*', at)
    hide(state, at, stop)
    return stop + 1
  end
  note_values(state, at, last, false)
  return last + 1
end

handlers['@'] = function(state, at)
  local before = state.text:sub(at - 1, at - 1)
  local key = state.text:match('^@{?([%w_][%w_:./-]*)', at)
  if not key or before:find('%w') then return at + 1 end
  key = key:gsub('[:./-]+$', '')
  note(state.chapter.cites, { key = key, line = state.line(at), at = at })
  hide(state, at, at + #key)
  return at + #key + 1
end

handlers['['] = function(state, at)
  note(state.open, at)
  return at + 1
end

-- What follows the ] of an image: its text is its description.
local function image(state, open, at, after)
  local found = state.text:find('^{', after) and attr.read(state.text, after)
  local described = found and found.value.alt
                    or state.text:sub(open + 1, at - 1)
  if not described:find('%S') then
    state.error(open, 'an image without alternative text')
  end
end

local function link(state, open, at)
  local _, to, target = state.text:find('^%(%s*([^%s()]*)[^()]*%)', at + 1)
  if not to then return at + 1 end
  hide(state, at, to)
  if state.text:sub(open - 1, open - 1) == '!' then
    image(state, open, at, to + 1)
  elseif target:find('^#') then
    note(state.chapter.refs, { id = target:sub(2), line = state.line(at),
                               empty = open == at - 1 })
  elseif not target:find('^%a+:') then
    state.error(at, "link to '%s': write [](#id), the weaver finds the page",
                target)
  end
  return to + 1
end

local function span(state, open, at)
  local found, stop = attr.read(state.text, at + 1)
  if not found then return at + 1 end
  hide(state, at, stop)
  if found.value.claim then
    note(state.chapter.claims, { key = found.value.claim,
                                 line = state.line(at) })
  end
  if found.id then
    note(state.chapter.labels, { id = found.id, kind = 'anchor',
                                 line = state.line(at) })
  end
  if found.worked or found.quoted then hide(state, open, at) end
  if found.quoted then
    note(state.chapter.quoted, { at = open, line = state.line(open) })
  end
  for _, class in ipairs(found.classes) do
    if class ~= 'worked' and class ~= 'quoted' then
      state.error(at, "unknown class '.%s' on a span", class)
    end
  end
  return stop + 1
end

handlers[']'] = function(state, at)
  local open = table.remove(state.open)
  local following = state.text:sub(at + 1, at + 1)
  if open and following == '(' then return link(state, open, at) end
  if open and following == '{' then return span(state, open, at) end
  return at + 1
end

local stray = { '%d*%.%d[%d.]*%%?', '%d+[ \u{a0}\u{202f}]*\\?%%',
                '%d+%s+per%s?cent' }

-- Numbers with a decimal point and percentages that a person has typed.
function M.find_stray(text, complain)
  local found = {}
  text = text:gsub('https?://[^%s()>]+', function(url)
    return (' '):rep(#url)
  end)
  for _, pattern in ipairs(stray) do
    local pos = 1
    while true do
      local from, to = text:find(pattern, pos)
      if not from then break end
      -- "x2.1" is a name, and in "2.1%" the part "1%" has been seen
      if not text:find('^[%w_.]', from - 1) and not found[from] then
        found[from] = true
        local typed = text:sub(from, to):gsub('%s+', ' '):gsub('%.$', '')
        complain(from, "'%s' is typed by hand: use {{key:.2f}}, or mark it "
                 .. '.quoted or .worked', typed)
      end
      pos = to + 1
    end
  end
end

-- A quoted number needs its source: a citation in the same paragraph.
local function check_quoted(state)
  for _, quoted in ipairs(state.chapter.quoted) do
    local stop, cited = paragraph_end(state.text, quoted.at), false
    for _, cite in ipairs(state.chapter.cites) do
      -- no paragraph ends between the two
      local from = math.min(cite.at, quoted.at)
      local to = math.max(cite.at, quoted.at)
      if from < stop and to < paragraph_end(state.text, from) then
        cited = true
      end
    end
    if not cited then
      state.error(quoted.at, 'a quoted number needs a citation in the same '
                  .. 'paragraph')
    end
  end
end

local function blanked(text, ranges)
  table.sort(ranges, function(a, b) return a[1] < b[1] end)
  local out, pos = {}, 1
  for _, range in ipairs(ranges) do
    if range[1] >= pos then
      out[#out + 1] = text:sub(pos, range[1] - 1)
      pos = range[1]
    end
    if range[2] >= pos then
      out[#out + 1] = text:sub(pos, range[2]):gsub('[^\n]', ' ')
      pos = range[2] + 1
    end
  end
  out[#out + 1] = text:sub(pos)
  return table.concat(out)
end

-- Fills chapter.math, values, refs, cites, claims, quoted, comments, labels
-- from the masked text. `allowed` are ranges where numbers may be typed,
-- `line(pos)` gives a line number.
function M.read(chapter, masked, allowed, line, report)
  local state = { chapter = chapter, text = masked, hidden = {}, open = {},
                  line = line }
  function state.error(at, ...) report.error(chapter.path, line(at), ...) end
  for _, range in ipairs(allowed) do hide(state, range[1], range[2]) end
  local pos = 1
  while true do
    local at = masked:find('[\\`<$%[%]{@]', pos)
    if not at then break end
    pos = handlers[masked:sub(at, at)](state, at)
  end
  M.find_stray(blanked(masked, state.hidden), state.error)
  check_quoted(state)
end

return M
