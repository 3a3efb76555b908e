-- Pieces of SVG: text, shapes, axes with sensible ticks.
local number = require 'number'
local text = require 'strings'
local M = {}

M.size = 16          -- of all letters, in units of a picture 520 wide: 11 px
                     -- remain on a phone that shows it 360 px wide

-- The width of some words, as good as one can know without the font.
function M.width(words)
  local count = utf8.len(words) or #words
  return 0.56 * M.size * count
end

function M.text(x, y, words, options)
  options = options or {}
  local out = { ('<text x="%.1f" y="%.1f"'):format(x, y) }
  if options.anchor then
    out[#out + 1] = (' text-anchor="%s"'):format(options.anchor)
  end
  if options.class then
    out[#out + 1] = (' class="%s"'):format(options.class)
  end
  if options.turn then
    out[#out + 1] = (' transform="rotate(%d %.1f %.1f)"'):format(
      options.turn, x, y)
  end
  out[#out + 1] = ('>%s</text>'):format(text.escape(words))
  return table.concat(out)
end

function M.line(x1, y1, x2, y2, class)
  return ('<line class="%s" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>')
    :format(class, x1, y1, x2, y2)
end

function M.rect(x, y, w, h, class, rest)
  return ('<rect class="%s" x="%.1f" y="%.1f" width="%.1f" height="%.1f"%s/>')
    :format(class, x, y, w, h, rest or '')
end

-- Series are told apart without colour by dashes and by the shape of points.
local dashes = { '', '8 4', '2 4', '12 4 2 4', '5 5', '14 5', '2 2', '8 3 2 3' }
local shapes = {
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z', 'M-4 -4H4V4H-4Z', 'M0 -5L5 4H-5Z',
  'M0 -5.5L5.5 0L0 5.5L-5.5 0Z', 'M0 5L5 -4H-5Z', 'M-5 -1.5H5V1.5H-5Z',
  'M-1.5 -5H1.5V5H-1.5Z', 'M-5 -5L5 5M5 -5L-5 5' }

function M.dash(n)
  return dashes[n] == '' and '' or (' stroke-dasharray="%s"'):format(dashes[n])
end

function M.point(x, y, n)
  return ('<g transform="translate(%.1f %.1f)"><path class="s%d dot" d="%s"/>'
          .. '</g>'):format(x, y, n, shapes[n])
end

-- The words at a tick: 0.25, 1,000, 10⁶.
local function tick_words(value, decimals)
  if decimals then
    local format = decimals > 0 and ('.%df'):format(decimals) or 'd'
    return number.format(tostring(value), format)
  end
  local power = math.floor(math.log(value, 10) + 0.5)
  if power < -3 or power > 4 then return '10' .. number.superscript(power) end
  return number.format(tostring(10.0 ^ power),
                       power < 0 and ('.%df'):format(-power) or 'd')
end

local function linear_ticks(low, high)
  local raw = (high - low) / 5
  local unit = 10.0 ^ math.floor(math.log(raw, 10))
  local step = raw / unit
  step = (step <= 1 and 1 or step <= 2 and 2 or step <= 5 and 5 or 10) * unit
  local decimals = math.max(0, -math.floor(math.log(step, 10) + 1e-9))
  local ticks, first = {}, math.floor(low / step + 1e-9)
  local last = math.ceil(high / step - 1e-9)
  for i = first, last do
    local words = tick_words(i * step, decimals)
    ticks[#ticks + 1] = { at = i * step, words = words }
  end
  return ticks
end

-- Powers of ten, with fine lines between; several per label in a long range.
local function log_ticks(low, high)
  local first = math.floor(math.log(low, 10) + 1e-9)
  local last = math.ceil(math.log(high, 10) - 1e-9)
  if last == first then last = first + 1 end
  local every = math.max(1, math.ceil((last - first) / 6))
  local ticks = {}
  for power = first, last do
    local words = (power - first) % every == 0 and tick_words(10.0 ^ power)
    ticks[#ticks + 1] = { at = 10.0 ^ power, words = words or '' }
    for digit = 2, power < last and 9 or 0 do
      ticks[#ticks + 1] = { at = digit * 10.0 ^ power, minor = true }
    end
  end
  return ticks
end

-- An axis for values between low and high, over pixels from..to. Gives ticks
-- and place(value).
function M.axis(low, high, log, from, to)
  if low == high then
    low, high = log and low / 2 or low - 1, log and high * 2 or high + 1
  end
  local axis = { ticks = (log and log_ticks or linear_ticks)(low, high) }
  local scale = log and function(v) return math.log(v, 10) end
                or function(v) return v end
  local first = scale(axis.ticks[1].at)
  local last = scale(axis.ticks[#axis.ticks].at)
  function axis.place(value)
    return from + (to - from) * (scale(value) - first) / (last - first)
  end
  return axis
end

-- Keys in rows above a figure, so that they never lie on a curve. `sample`
-- draws item i at x, y in 32 units. Returns the SVG and the height used.
function M.legend(names, width, sample)
  local out, x, y = {}, 0, 12
  for i, name in ipairs(names) do
    local wide = 40 + M.width(name) + 18
    if x > 0 and x + wide > width then x, y = 0, y + 24 end
    out[#out + 1] = sample(i, x, y)
    out[#out + 1] = M.text(x + 40, y + 5, name)
    x = x + wide
  end
  return table.concat(out, '\n'), #names > 0 and y + 18 or 0
end

return M
