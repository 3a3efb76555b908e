-- Reads pandoc's attributes: {#id .class key=value key="value"}.
local M = {}

-- One attribute at `pos`. Returns the position after it, or nil.
local function read_one(attr, text, pos)
  local stop, word = select(2, text:find('^#([^%s}]+)', pos))
  if stop then
    attr.id = word
    return stop + 1
  end
  stop, word = select(2, text:find('^%.([^%s}]+)', pos))
  if stop then
    attr.classes[#attr.classes + 1] = word
    attr[word] = attr[word] or true
    return stop + 1
  end
  local key, from, value, last
  _, last, key, from, value = text:find('^([%w_-]+)="()([^"]*)"', pos)
  if not key then
    _, last, key, from, value = text:find('^([%w_-]+)=()([^%s}"]*)', pos)
  end
  if key then
    attr.value[key], attr.place[key] = value, { from, from + #value - 1 }
    return last + 1
  end
  last = select(2, text:find('^%-', pos))
  if last then
    attr.unnumbered = true
    return last + 1
  end
end

-- Reads the attributes that start with the brace at `pos`.
-- Returns them and the position of the closing brace; nil if malformed.
-- attr.classes is the list, attr[class] is true, attr.value[key] the text,
-- attr.place[key] where in `text` that stands.
function M.read(text, pos)
  local attr = { classes = {}, value = {}, place = {} }
  pos = pos + 1
  while true do
    pos = text:find('%S', pos)
    if not pos then return nil end
    if text:sub(pos, pos) == '}' then return attr, pos end
    pos = read_one(attr, text, pos)
    if not pos then return nil end
  end
end

return M
