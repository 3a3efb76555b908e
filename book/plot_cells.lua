-- Draws rows of boxes, one row for each step of an algorithm. What a box
-- means shows in its colour and in its form: h filled, w plain, n with a thick
-- edge, d struck out.
local svg = require 'svg'
local text = require 'strings'

local height, gap = 30, 14

local function has(mark, letter) return mark:find(letter, 1, true) end

-- The class that colours a box; of several marks the most telling one.
local function class_of(mark)
  for _, letter in ipairs { 'h', 'd', 'n', 'w' } do
    if has(mark, letter) then return 'mark-' .. letter end
  end
  return 'cell'
end

local function box(out, x, y, w, words, mark)
  local class = class_of(mark)
  local edge = has(mark, 'n') and ' stroke-width="3"' or ''
  if words == '.' then
    class, words, edge = 'cell', '', ' stroke-dasharray="2 4"'
  end
  out[#out + 1] = svg.rect(x + 2, y, w - 4, height, class, edge)
  if words ~= '' then
    out[#out + 1] = svg.text(x + w / 2, y + height / 2 + 6, words,
      { anchor = 'middle', class = class ~= 'cell' and class or nil })
  end
  if has(mark, 'd') then
    out[#out + 1] = svg.line(x + 2, y + height, x + w - 2, y, 'strike axis')
  end
end

local function widths(steps)
  local w = { step = 0, label = 0, cell = 30, count = 0, note = 0 }
  for _, row in ipairs(steps) do
    w.step = math.max(w.step, svg.width(row.step))
    w.label = math.max(w.label, svg.width(row.label))
    w.note = math.max(w.note, svg.width(row.note))
    w.count = math.max(w.count, #row.cells)
    for _, words in ipairs(row.cells) do
      w.cell = math.max(w.cell, svg.width(words) + 14)
    end
  end
  w.left = w.step + (w.step > 0 and gap or 0) + w.label + gap
  w.right = w.left + w.count * w.cell
  w.all = w.right + (w.note > 0 and w.note + gap or 2)
  return w
end

-- The legend: "w=in the window,h=the maximum".
local function legend(words, width)
  local marks, names = {}, {}
  for i, item in ipairs(words and text.split(words, ',') or {}) do
    marks[i], names[i] = item:match('^(.)=(.*)$')
  end
  return svg.legend(names, width, function(i, x, y)
    local out = {}
    box(out, x, y - 8, 36, '', marks[i])
    return (table.concat(out):gsub('height="30.0"', 'height="16.0"')
            :gsub('y1="[^"]*"', ('y1="%.1f"'):format(y + 8)))
  end)
end

return function(steps, options, frame)
  local w, out = widths(steps), {}
  local width = math.max(w.all, 360)
  local keys, y = legend(options.attr.legend, width)
  out[1] = keys
  y = y + 4
  for _, row in ipairs(steps) do
    local middle = y + height / 2 + 6
    out[#out + 1] = svg.text(0, middle, row.step)
    out[#out + 1] = svg.text(w.left - gap, middle, row.label,
                             { anchor = 'end' })
    for i, words in ipairs(row.cells) do
      box(out, w.left + (i - 1) * w.cell, y, w.cell, words, row.marks[i])
    end
    if row.note ~= '' then
      out[#out + 1] = svg.text(w.right + gap, middle, row.note)
    end
    y = y + height + 6
  end
  return frame(options, width, y, table.concat(out, '\n'))
end
