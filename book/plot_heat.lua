-- Draws a heat map: the stronger the colour, the further from zero; negative
-- values have another colour and a bar through them.
local svg = require 'svg'
local number = require 'number'

local width = 520

local function strongest(grid)
  local most, negative = 0, false
  for _, row in pairs(grid.value) do
    for _, v in pairs(row) do
      most = math.max(most, math.abs(v))
      negative = negative or v < 0
    end
  end
  return most > 0 and most or 1, negative
end

local function cell(out, x, y, w, h, share, words)
  local class = share < 0 and 'heat-neg' or 'heat'
  local strength = math.abs(share)
  out[#out + 1] = svg.rect(x, y, w, h, class,
                           (' fill-opacity="%.3f"'):format(strength))
  if words then
    out[#out + 1] = svg.text(x + w / 2, y + h / 2 + 5, words,
      { anchor = 'middle', class = strength > 0.6 and 'on' or nil })
  elseif share < 0 and w > 7 then
    out[#out + 1] = svg.line(x + w / 4, y + h / 2, x + 3 * w / 4, y + h / 2,
                             'strike')
  end
end

-- The words of all cells, if the widest has room in w by h; else nil.
local function all_words(grid, w, h, format)
  local words = {}
  for y, row in pairs(grid.value) do
    words[y] = {}
    for x, v in pairs(row) do
      words[y][x] = number.format(tostring(v), format)
      if svg.width(words[y][x]) > w - 4 or h < svg.size + 4 then return nil end
    end
  end
  return words
end

-- Names along one side, leaving out those that would touch.
local function names(out, list, step, place)
  local free = -math.huge
  for i, name in ipairs(list) do
    local at = (i - 0.5) * step
    local half = (place.along and svg.width(name) or svg.size) / 2
    if at - half > free then
      local x = place.along and place.left + at or place.left - 8
      local y = place.along and place.bottom + 20 or place.top + at + 5
      out[#out + 1] = svg.text(x, y, name,
                               { anchor = place.along and 'middle' or 'end' })
      free = at + half + 6
    end
  end
end

-- A strip that tells what the colours mean.
local function scale(out, x, y, most, negative)
  local words, low = number.format(tostring(most), '.3g'), negative and -4 or 0
  local left = negative and number.format(tostring(-most), '.3g') or '0'
  out[#out + 1] = svg.text(x, y + 5, left)
  x = x + svg.width(left) + 8
  for i = low, 4 do
    cell(out, x, y - 8, 20, 16, i / 4)
    x = x + 20
  end
  out[#out + 1] = svg.text(x + 8, y + 5, words)
end

return function(grid, options, frame)
  local attr, out, widest = options.attr, {}, 0
  for _, name in ipairs(grid.ys) do
    widest = math.max(widest, svg.width(name))
  end
  local left, top = widest + 14, 34 + (attr.ylabel and 22 or 0)
  local w = math.min(64, (width - left) / #grid.xs)
  local h = math.min(36, w)
  local most, negative = strongest(grid)
  local words = all_words(grid, w, h, attr.format or '.2g')
  scale(out, left, 12, most, negative)
  if attr.ylabel then out[#out + 1] = svg.text(0, top - 10, attr.ylabel) end
  for j, y in ipairs(grid.ys) do
    for i, x in ipairs(grid.xs) do
      local v = grid.value[y][x]
      if v then
        cell(out, left + (i - 1) * w, top + (j - 1) * h, w, h, v / most,
             words and words[y][x])
      end
    end
  end
  local bottom = top + #grid.ys * h
  names(out, grid.xs, w, { along = true, left = left, bottom = bottom })
  names(out, grid.ys, h, { left = left, top = top })
  if attr.xlabel then
    out[#out + 1] = svg.text(left + #grid.xs * w / 2, bottom + 44, attr.xlabel,
                             { anchor = 'middle' })
  end
  return frame(options, width, bottom + (attr.xlabel and 56 or 30),
               table.concat(out, '\n'))
end
