-- Puts recorded numbers into words: {{key:.2f}} and the cells of tables.
local M = {}

local minus, times = '\u{2212}', '\u{d7}'
local raised = { ['-'] = '\u{207b}', ['0'] = '\u{2070}', ['1'] = '\u{b9}',
                 ['2'] = '\u{b2}', ['3'] = '\u{b3}', ['4'] = '\u{2074}',
                 ['5'] = '\u{2075}', ['6'] = '\u{2076}', ['7'] = '\u{2077}',
                 ['8'] = '\u{2078}', ['9'] = '\u{2079}' }

function M.superscript(n)
  return (tostring(n):gsub('[-%d]', raised))
end

local function thousands(digits)
  local sign, rest = digits:match('^(-?)(%d+)$')
  rest = rest:reverse():gsub('(%d%d%d)', '%1,'):reverse():gsub('^,', '')
  return sign .. rest
end

-- A number's plain text in a given format; nil where the format is unknown.
local function plain(value, format)
  local digits, kind = format:match('^%.(%d)([fg%%])$')
  if kind == '%' then
    return ('%.' .. digits .. 'f'):format(100 * value) .. '%'
  elseif kind then
    return ('%.' .. digits .. kind):format(value)
  elseif format == 'd' then
    return thousands(('%.0f'):format(value))
  end
end

-- Typography: a real minus, a power of ten in place of "e+06".
local function set(word, in_math)
  local mantissa, exponent = word:match('^(.-)e([-+]%d+)$')
  if in_math then
    if mantissa then
      return ('%s\\times 10^{%d}'):format(mantissa, tonumber(exponent))
    end
    return (word:gsub('%%', '\\%%'):gsub(',', '{,}'))
  end
  if mantissa then
    word = mantissa .. times .. '10' .. M.superscript(tonumber(exponent) // 1)
  end
  return (word:gsub('^-', minus))
end

function M.valid(format)
  return plain(0, format) ~= nil
end

-- The text of a recorded value; nil and a message where it can't be formed.
function M.format(recorded, format, in_math)
  local value = tonumber(recorded)
  if not format then
    return value and set(recorded, in_math) or recorded
  elseif not M.valid(format) then
    return nil, ("'%s' is not a number format (one of .2f .3g d .1%%)")
      :format(format)
  elseif not value then
    return nil, ("'%s' is not a number, so it can't be shown as '%s'")
      :format(recorded, format)
  end
  return set(plain(value, format), in_math)
end

local use = '{{%s*([%a][%w_.-]*)(:?)([^{}:]-)%s*}}'

-- The uses of values in a text, as an iterator of from, to, key, format.
-- No colon, no format; the colon keeps a key's last letter from being one.
function M.uses(text, from)
  local pos = from or 1
  return function()
    local first, last, key, colon, format = text:find(use, pos)
    if not first then return nil end
    pos = last + 1
    return first, last, key, colon == ':' and format or nil
  end
end

-- Replaces the uses in a text by what values hold; unknown ones stay.
function M.fill(text, values, in_math)
  return (text:gsub(use, function(key, colon, format)
    local value = values[key]
    return value and M.format(value.text, colon == ':' and format or nil,
                              in_math)
  end))
end

return M
