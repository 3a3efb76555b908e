-- Draws the figures of the book as SVG: lines, bars, heat maps, rows of cells.
-- Colours are classes, which the page's style sheet fills in for light, dark
-- and print; the EPUB gets a style element.
local svg = require 'svg'
local text = require 'strings'
local M = {}

local width = 520

local epub_style = [[<style>
text{fill:#222;font-family:sans-serif}.axis{stroke:#666;fill:none}
.grid{stroke:#ddd;fill:none}.minor{stroke-opacity:.5}
.s1{color:#0058a8}.s2{color:#dc4e10}.s3{color:#00795d}.s4{color:#b4508f}
.s5{color:#6a350f}.s6{color:#2c8eca}.s7{color:#768600}.s8{color:#28242a}
.curve{stroke:currentColor;stroke-width:2;fill:none}
.dot{fill:currentColor;stroke:currentColor}.bar{fill:currentColor}
.hatch{stroke:#fff;stroke-width:2;fill:none}
.heat{fill:#0068a8}.heat-neg{fill:#c2500a}text.on{fill:#fff}
.cell{fill:#fff;stroke:#666}.mark-w{fill:#dbe8f3;stroke:#666}
.mark-d{fill:#ece7dd;stroke:#666;stroke-dasharray:3 2}
.mark-n{fill:#f8dfb8;stroke:#666}.mark-h{fill:#0058a8;stroke:#0058a8}
text.mark-h{fill:#fff;stroke:none}
text.mark-w,text.mark-n,text.mark-d{fill:#222;stroke:none}
.strike{stroke:#666}</style>
]]

-- The frame all figures share: title, description, size of letters. It may
-- shrink until the letters are 11 pixels high; then the page scrolls it.
local function frame(options, wide, height, body)
  local id = options.id
  wide, height = math.ceil(wide), math.ceil(height)
  return ('<svg xmlns="http://www.w3.org/2000/svg" role="img" '
          .. 'aria-labelledby="%s-title %s-desc" '
          .. 'viewBox="0 0 %d %d" width="%d" height="%d" '
          .. 'style="min-width:%dpx">\n'
          .. '<title id="%s-title">%s</title>\n<desc id="%s-desc">%s</desc>\n'
          .. '%s<g font-size="%d">\n%s\n</g></svg>'):format(
    id, id, wide, height, wide, height, wide * 11 // svg.size, id,
    text.escape(options.title), id, text.escape(options.alt),
    options.epub and epub_style or '', svg.size, body)
end

local function bounds(data, key, from_zero)
  local low, high = math.huge, -math.huge
  for _, series in ipairs(data) do
    for _, point in ipairs(series) do
      low, high = math.min(low, point[key]), math.max(high, point[key])
    end
  end
  if from_zero then low, high = math.min(low, 0), math.max(high, 0) end
  return low, high
end

local function names_of(data)
  local names = {}
  for i, series in ipairs(data) do names[i] = series.name end
  return #names > 1 and names or {}
end

-- The box between the axes, once the legend and the tick labels have room.
local function plot_box(data, attr, low, high, sample)
  local legend, top = svg.legend(names_of(data), width, sample)
  local box = { legend = legend, top = top + 14 + (attr.ylabel and 22 or 0),
                right = width - 22 }
  box.bottom = box.top + 250
  local y = svg.axis(low, high, attr.yscale == 'log', box.bottom, box.top)
  local widest = 0
  for _, tick in ipairs(y.ticks) do
    widest = math.max(widest, svg.width(tick.words or ''))
  end
  box.left, box.y = widest + 12, y
  return box
end

local function draw_y(out, box, attr)
  for _, tick in ipairs(box.y.ticks) do
    local y = box.y.place(tick.at)
    out[#out + 1] = svg.line(box.left, y, box.right, y,
                             tick.minor and 'grid minor' or 'grid')
    if tick.words then
      out[#out + 1] = svg.text(box.left - 8, y + 5, tick.words,
                               { anchor = 'end' })
    end
  end
  if attr.ylabel then
    out[#out + 1] = svg.text(0, box.top - 14, attr.ylabel)
  end
end

-- Tick labels of the x axis, leaving out those that would touch.
local function draw_x(out, box, x, attr)
  local free = -math.huge
  for _, tick in ipairs(x.ticks) do
    local at = x.place(tick.at)
    out[#out + 1] = svg.line(at, box.top, at, box.bottom,
                             tick.minor and 'grid minor' or 'grid')
    local half = svg.width(tick.words or '') / 2
    if tick.words and at - half > free then
      local from = math.min(at, width - half)
      out[#out + 1] = svg.text(from, box.bottom + 22, tick.words,
                               { anchor = 'middle' })
      free = at + half + 8
    end
  end
  if attr.xlabel then
    out[#out + 1] = svg.text((box.left + box.right) / 2, box.bottom + 46,
                             attr.xlabel, { anchor = 'middle' })
  end
end

local function curve(n, points)
  return ('<polyline class="s%d curve" points="%s" fill="none"%s/>'):format(
    n, table.concat(points, ' '), svg.dash(n))
end

local function draw_curve(out, series, n, x, y)
  table.sort(series, function(a, b) return a.x < b.x end)
  local points = {}
  for i, point in ipairs(series) do
    points[i] = ('%.1f,%.1f'):format(x.place(point.x), y.place(point.y))
  end
  out[#out + 1] = curve(n, points)
  if #series > 30 then return end
  for _, point in ipairs(series) do
    out[#out + 1] = svg.point(x.place(point.x), y.place(point.y), n)
  end
end

local function line_sample(n, x, y)
  return curve(n, { ('%.1f,%.1f'):format(x, y),
                    ('%.1f,%.1f'):format(x + 32, y) })
         .. svg.point(x + 16, y, n)
end

local function lines(data, options)
  local attr, out = options.attr, {}
  local low, high = bounds(data, 'y')
  -- curves that come near zero are shown with it
  if attr.yscale ~= 'log' and low > 0 and low < 0.4 * high then low = 0 end
  local box = plot_box(data, attr, low, high, line_sample)
  low, high = bounds(data, 'x')
  local x = svg.axis(low, high, attr.xscale == 'log', box.left, box.right)
  draw_y(out, box, attr)
  draw_x(out, box, x, attr)
  out[#out + 1] = svg.line(box.left, box.bottom, box.right, box.bottom, 'axis')
  for n, series in ipairs(data) do draw_curve(out, series, n, x, box.y) end
  local height = box.bottom + (attr.xlabel and 58 or 34)
  return frame(options, width, height,
               box.legend .. '\n' .. table.concat(out, '\n'))
end

-- A bar; those of the second series and on are hatched, each its own way.
local function bar(n, x, y, w, h)
  local out = { svg.rect(x, y, w, h, ('s%d bar'):format(n)) }
  local function stroke(x1, y1, x2, y2)
    out[#out + 1] = svg.line(x1, y1, x2, y2, 'hatch')
  end
  local gap = ({ 0, 8, 8, 16, 5, 14, 20, 6 })[n]
  if n > 1 and n % 2 == 0 then
    for at = y + gap, y + h - 1, gap do stroke(x, at, x + w, at) end
  elseif n > 1 then
    for at = x + gap, x + w - 1, gap do stroke(at, y, at, y + h) end
  end
  return table.concat(out)
end

local function bar_sample(n, x, y) return bar(n, x, y - 8, 32, 16) end

-- The categories in order of their first appearance.
local function categories(data)
  local list, place = {}, {}
  for _, series in ipairs(data) do
    for _, point in ipairs(series) do
      if not place[point.x] then
        list[#list + 1] = point.x
        place[point.x] = #list
      end
    end
  end
  return list, place
end

-- Names under the bars; tilted where they would touch. Returns their height.
local function draw_categories(out, box, list, slot)
  local widest = 0
  for _, name in ipairs(list) do
    widest = math.max(widest, svg.width(name))
  end
  local tilt = widest > slot - 6
  for i, name in ipairs(list) do
    local x = box.left + (i - 0.5) * slot
    out[#out + 1] = svg.text(x, box.bottom + 20, name,
      tilt and { anchor = 'end', turn = -35 } or { anchor = 'middle' })
  end
  return tilt and 24 + 0.58 * widest or 28
end

local function bars(data, options)
  local attr, out = options.attr, {}
  local log = attr.yscale == 'log'
  local low, high = bounds(data, 'y', not log)
  local box = plot_box(data, attr, low, high, bar_sample)
  local list, place = categories(data)
  local slot = (box.right - box.left) / #list
  local wide = 0.8 * slot / #data
  local base = log and box.bottom or box.y.place(0)
  draw_y(out, box, attr)
  for n, series in ipairs(data) do
    for _, point in ipairs(series) do
      local x = box.left + (place[point.x] - 0.9) * slot + (n - 1) * wide
      local y = box.y.place(point.y)
      out[#out + 1] = bar(n, x, math.min(y, base), wide - 2,
                          math.abs(base - y))
    end
  end
  out[#out + 1] = svg.line(box.left, base, box.right, base, 'axis')
  local below = draw_categories(out, box, list, slot)
  if attr.xlabel then
    out[#out + 1] = svg.text((box.left + box.right) / 2,
                             box.bottom + below + 18, attr.xlabel,
                             { anchor = 'middle' })
  end
  local height = box.bottom + below + (attr.xlabel and 30 or 6)
  return frame(options, width, height,
               box.legend .. '\n' .. table.concat(out, '\n'))
end

local kinds = { lines = lines, bars = bars }

-- The SVG of a figure. Options: id, attr (the block's), title, alt, epub.
function M.draw(data, options)
  local kind = options.attr.kind
  return (kinds[kind] or require('plot_' .. kind))(data, options, frame)
end

return M
