-- Weaves tables and figures, with number and caption.
local number = require 'number'
local show = require 'show'
local plot = require 'plot'
local listing = require 'listing'
local M = {}

local function raw(html) return pandoc.RawBlock('html', html) end

-- Inline Markdown, with references and claims woven.
local function inlines(page, markdown)
  local doc = pandoc.read(markdown, page.format):walk(page.filter)
  return doc.blocks[1] and doc.blocks[1].content or pandoc.List {}
end

local function label_words(kind, page, id)
  return pandoc.RawInline('html', ('<span class="label">%s %s.</span> '):format(
    kind, page.index.labels[id].number))
end

local function caption_of(page, kind, id, markdown)
  local words = inlines(page, number.fill(markdown, page.of.values))
  words:insert(1, label_words(kind, page, id))
  return pandoc.Plain(words)
end

local function table_figure(page, id, markdown, content, before)
  return pandoc.List {
    raw(('%s<figure class="table" id="%s">\n<figcaption>'):format(before, id)),
    caption_of(page, 'Table', id, markdown),
    raw('</figcaption>\n<div class="scroll" tabindex="0" role="group" '
        .. 'aria-label="Table ' .. page.index.labels[id].number .. '">'),
    content,
    raw('</div>\n</figure>') }
end

local function recorded_table(page, block, body)
  local record = page.of.records[block.attr.value.run]
  local data = show.table(block, record)
  local heads, aligns, widths, rows = {}, {}, {}, {}
  for i, col in ipairs(data.columns) do
    heads[i] = { pandoc.Plain(inlines(page, col.head)) }
    aligns[i] = col.right and pandoc.AlignRight or pandoc.AlignLeft
    widths[i] = 0
  end
  for i, row in ipairs(data.rows) do
    rows[i] = {}
    for j, cell in ipairs(row) do
      rows[i][j] = { pandoc.Plain { pandoc.Str(cell) } }
    end
  end
  local simple = pandoc.SimpleTable({}, aligns, widths, heads, rows)
  return table_figure(page, block.attr.id, body,
                      pandoc.utils.from_simple_table(simple),
                      listing.outdated(page, record))
end

-- A pipe table in ::: {.table #tbl-x caption="..."}.
function M.pipe_table(page, div)
  local content = div.content[1]
  -- pandoc gives long pipe tables relative widths; columns fit themselves
  for i, spec in ipairs(content.colspecs) do
    content.colspecs[i] = { spec[1], nil }
  end
  return table_figure(page, div.identifier, div.attributes.caption or '',
                      content, '')
end

local function figure(page, block, body)
  local record = page.of.records[block.attr.value.run]
  local id = block.attr.id
  local words = inlines(page, number.fill(body, page.of.values))
  local svg = plot.draw(show.figure(block, record), {
    id = id, attr = block.attr.value, epub = page.epub,
    title = ('Figure %s. %s'):format(page.index.labels[id].number,
                                     pandoc.utils.stringify(words)),
    alt = number.fill(block.attr.value.alt, page.of.values) })
  return pandoc.List {
    raw(('%s<figure class="plot" id="%s">\n%s\n<figcaption>'):format(
      listing.outdated(page, record), id, svg)),
    caption_of(page, 'Figure', id, body),
    raw('</figcaption>\n</figure>') }
end

function M.weave(page, block, body)
  return (block.kind == 'table' and recorded_table or figure)(page, block, body)
end

return M
