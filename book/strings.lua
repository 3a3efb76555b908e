-- Small helpers on text and files, shared by the weaver's modules.
local M = {}

function M.read(path)
  local file = io.open(path, 'rb')
  if not file then return nil end
  local text = file:read('a')
  file:close()
  return text
end

-- Writes a file only when its content changes, so that make rebuilds nothing
-- in vain, and by way of a second file, so that it is never half written.
function M.write(path, text)
  if M.read(path) == text then return end
  local part = path .. '.part'
  local file = assert(io.open(part, 'wb'))
  assert(file:write(text))
  assert(file:close())
  assert(os.rename(part, path))
end

function M.trim(text)
  return text:match('^%s*(.-)%s*$')
end

-- The parts of a text between separators (one character), each trimmed.
function M.split(text, separator)
  local parts = {}
  for part in (text .. separator):gmatch('(.-)%' .. separator) do
    parts[#parts + 1] = M.trim(part)
  end
  return parts
end

function M.words(text)
  local words = {}
  for word in text:gmatch('%S+') do words[#words + 1] = word end
  return words
end

-- The lines of a text, without their ends.
function M.lines(text)
  local lines = {}
  if text ~= '' and text:sub(-1) ~= '\n' then text = text .. '\n' end
  for line in text:gmatch('([^\n]*)\n') do lines[#lines + 1] = line end
  return lines
end

-- All keys of a table in order: no output may depend on Lua's hashing.
function M.keys(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

function M.escape(text)
  return (text:gsub('[&<>"]', {
    ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }))
end

-- Levenshtein's distance.
local function distance(a, b)
  local row = {}
  for j = 0, #b do row[j] = j end
  for i = 1, #a do
    local diagonal = row[0]
    row[0] = i
    for j = 1, #b do
      local change = diagonal + (a:byte(i) == b:byte(j) and 0 or 1)
      diagonal = row[j]
      row[j] = math.min(change, row[j] + 1, row[j - 1] + 1)
    end
  end
  return row[#b]
end

-- " (did you mean 'x'?)", where one of the map's keys is near the word.
function M.meant(word, map)
  local best, least = nil, math.max(2, #word // 3) + 1
  for _, key in ipairs(M.keys(map)) do
    local d = distance(word, key)
    if d < least then best, least = key, d end
  end
  return best and (" (did you mean '%s'?)"):format(best) or ''
end

-- Lua source for a table of strings, numbers, booleans and such tables.
function M.serialize(value, indent)
  if type(value) == 'string' then
    return (('%q'):format(value):gsub('\\\n', '\\n'))
  elseif type(value) ~= 'table' then
    return tostring(value)
  end
  indent = indent or ''
  local inner, out = indent .. '  ', {}
  for _, item in ipairs(value) do
    out[#out + 1] = inner .. M.serialize(item, inner)
  end
  local named = {}
  for key in pairs(value) do
    if type(key) == 'string' then named[#named + 1] = key end
  end
  table.sort(named)
  for _, key in ipairs(named) do
    out[#out + 1] = ('%s[%q] = %s'):format(inner, key,
                                           M.serialize(value[key], inner))
  end
  return '{\n' .. table.concat(out, ',\n') .. '\n' .. indent .. '}'
end

-- Reads what was written as "return " .. serialize(value).
function M.load(path)
  local text = M.read(path)
  return text and assert(load(text, '=' .. path, 't', {}))()
end

return M
