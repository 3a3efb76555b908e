-- Checks the whole book, line by line, before anything of it is woven.
--
--   pandoc -f book/scan.lua -t plain -o build/book.stamp /dev/null
--
-- The environment tells it what to do: BOOK_FILES (all files of the book),
-- BUILD (where to write, default build), STRICT=1 (outdated records are
-- errors). It writes BUILD/index.lua (titles, numbers and labels, for the
-- pages), BUILD/asides/*.c (for the compiler), BUILD/formulas.lua (those
-- known to be good). It is a pandoc reader only to be run by pandoc's Lua.
local here = PANDOC_SCRIPT_FILE:match('^(.*)/[^/]*$') or '.'
package.path = here .. '/?.lua;' .. package.path

local text = require 'strings'
local number = require 'number'
local report = require 'report'
local bookfiles = require 'book'
local check = require 'check'

local build = os.getenv('BUILD') or 'build'

-- A formula as pandoc will see it, and its key among the known ones.
local function finished(of, formula)
  return number.fill(formula.tex, of.values, true)
end

-- Finds the formulas that pandoc can't turn into MathML: its JATS writer
-- tries, and leaves the TeX alone where it fails.
local function bad_formulas(list)
  local blocks, bad = {}, {}
  for i, formula in ipairs(list) do
    local kind = formula.display and 'DisplayMath' or 'InlineMath'
    blocks[i] = pandoc.Para { pandoc.Math(kind, formula.tex) }
  end
  local jats = pandoc.write(pandoc.Pandoc(blocks), 'jats')
  local i = 0
  for paragraph in jats:gmatch('<p>(.-)</p>') do
    i = i + 1
    bad[i] = not paragraph:find('<mml:math', 1, true)
  end
  return bad
end

local function check_formulas(parts, errors)
  local path = build .. '/formulas.lua'
  local known, good, unknown = text.load(path) or {}, {}, {}
  for _, of in ipairs(parts) do
    for _, formula in ipairs(of.page.math) do
      local tex = finished(of, formula)
      if known[tex] then
        good[tex] = true
      else
        unknown[#unknown + 1] = { tex = tex, display = formula.display,
                                  line = formula.line, path = of.page.path }
      end
    end
  end
  local bad = #unknown > 0 and bad_formulas(unknown) or {}
  for i, formula in ipairs(unknown) do
    if bad[i] then
      errors.error(formula.path, formula.line, 'bad TeX: %s',
                   text.trim(formula.tex:gsub('%s+', ' ')))
    else
      good[formula.tex] = true
    end
  end
  return function()
    text.write(path, 'return ' .. text.serialize(good) .. '\n')
  end
end

local headers = { 'limits.h', 'math.h', 'stdbool.h', 'stdint.h', 'stdio.h',
                  'stdlib.h', 'string.h' }

local function aside_text(of, block)
  local out = {}
  for _, h in ipairs(headers) do out[#out + 1] = ('#include <%s>'):format(h) end
  for _, h in ipairs(text.words(block.attr.value.include or '')) do
    out[#out + 1] = ('#include "%s"'):format(h)
  end
  out[#out + 1] = ('#line %d "%s"'):format(block.info_end + 1, of.page.path)
  out[#out + 1] = block.body .. '\n'
  return table.concat(out, '\n')
end

-- Writes each aside as a file that compiles on its own, where a #line
-- directive makes the compiler speak of the chapter's lines; and the list of
-- those files, since ones of earlier scans may lie there too.
local function write_asides(parts)
  local list = {}
  for _, of in ipairs(parts) do
    for _, block in ipairs(of.page.blocks) do
      if block.kind == 'c' and block.attr.aside then
        local path = ('%s/asides/%s-%d.c'):format(build, of.name, block.line)
        text.write(path, aside_text(of, block))
        list[#list + 1] = path .. '\n'
      end
    end
  end
  text.write(build .. '/asides/list', table.concat(list))
end

local function write_index(labels, parts)
  local chapters = {}
  for _, of in ipairs(parts) do
    if of.number then
      local meta = of.page.meta
      chapters[#chapters + 1] = { name = of.name, number = tostring(of.number),
                                  title = meta.title, hours = meta.hours,
                                  summary = meta.summary }
    end
  end
  local pages = {}
  for _, of in ipairs(parts) do
    if not of.number then pages[of.name] = of.page.meta.title end
  end
  text.write(build .. '/index.lua', 'return ' .. text.serialize {
    chapters = chapters, pages = pages, labels = labels } .. '\n')
end

function Reader()
  local errors = report.new()
  local book = bookfiles.load(os.getenv('BOOK_FILES') or '', errors)
  local labels, parts = check.run(book, os.getenv('STRICT') == '1')
  local write_formulas = check_formulas(parts, errors)
  report.finish(errors)
  write_formulas()
  write_asides(parts)
  write_index(labels, parts)
  return pandoc.Pandoc {}
end
