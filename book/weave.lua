-- Weaves one chapter, or the front page or one of the appendix.
--
--   pandoc -f book/weave.lua chapters/NN-name/chapter.md ...
--
-- A pandoc reader: it reads the Markdown, puts in what the sources and records
-- say, and gives pandoc the tree. Book/scan.lua has checked everything before.
-- The environment: BOOK_FILES, BUILD as for the scanner; TARGET=html or epub.
local here = PANDOC_SCRIPT_FILE:match('^(.*)/[^/]*$') or '.'
package.path = here .. '/?.lua;' .. package.path

local text = require 'strings'
local report = require 'report'
local bookfiles = require 'book'
local rewrite = require 'rewrite'
local listing = require 'listing'
local display = require 'display'
local frame = require 'frame'
local exercises = require 'exercises'

local format = 'markdown-auto_identifiers-raw_html-raw_tex-raw_attribute'

local function raw(html) return pandoc.RawInline('html', html) end

local function load_page(path)
  local name = path:match('([^/]+)/chapter%.md$') or path:match('([^/]+)%.md$')
  local errors = report.new()
  local book = bookfiles.load(os.getenv('BOOK_FILES') or path, errors, name)
  report.finish(errors)
  local of = book.chapters[name] or book.pages[name]
  local build = os.getenv('BUILD') or 'build'
  local page = { name = name, of = of, path = path, codes = 0, told = {},
                 outdated = {}, epub = os.getenv('TARGET') == 'epub',
                 regions = bookfiles.regions(of),
                 index = text.load(build .. '/index.lua') }
  if not page.index then
    error(build .. '/index.lua is missing: run the scanner first', 0)
  end
  for lab, record in pairs(of.records) do
    local digest = book.digests[name .. '/' .. lab]
    page.outdated[lab] = digest and digest ~= record.head.digest
  end
  return page
end

local function fail(page, line, ...)
  local errors = report.new()
  errors.error(page.path, line, ...)
  report.finish(errors)
end

local function weave_block(page, code)
  if not code.classes:includes('weave') then
    local first = code.text:match('[^\n]*')
    local at = page.of.page.text:find(first, 1, true) or 1
    local _, line = page.of.page.text:sub(1, at):gsub('\n', '')
    fail(page, line + 1, 'an indented code block: fence it and say what it is')
  end
  local block = page.of.page.blocks[tonumber(code.attributes.n)]
  -- the lines that long attributes took are now empty ones of the body
  local body = code.text
  for _ = block.first + 1, block.info_end do body = body:gsub('^\n', '') end
  if block.kind == 'table' or block.kind == 'figure' then
    return display.weave(page, block, body)
  end
  return listing.weave(page, block, body)
end

local kinds = { figure = 'Figure ', table = 'Table ', section = 'Section ',
                chapter = 'Chapter ' }

local function reference_words(label)
  if label.kind == 'equation' then
    return { pandoc.Str('(' .. label.number .. ')') }
  elseif label.kind == 'region' then
    return { pandoc.Code(label.title) }
  end
  return { pandoc.Str(kinds[label.kind] .. label.number) }
end

-- The address of a label: its page, where that is another one.
local function address(page, id, label)
  if label.kind == 'chapter' and not page.epub then
    return label.page .. '.html'
  end
  if label.kind == 'region' then id = listing.region_id(label.title) end
  if page.epub or label.page == page.name then return '#' .. id end
  return frame.href(label.page) .. '#' .. id
end

local function weave_link(page, link)
  local id = link.target:match('^#(.+)$')
  if not id then return nil end
  local label = page.index.labels[id]
  if #link.content == 0 then link.content = reference_words(label) end
  link.target = address(page, id, label)
  return link
end

local function claim_mark(page, claim)
  local holds = claim.found == 'HOLDS'
  local lab = claim.record.name
  local told = ('run by %s: %s'):format(lab, holds and 'holds' or 'fails')
  local sign = holds and '✓' or '✗'
  if page.epub then
    return raw(('<span class="mark" title="%s">%s</span>'):format(told, sign))
  end
  return raw(('<a class="mark" href="source/%s/%s.c.txt" title="%s" '
              .. 'aria-label="%s">%s</a>'):format(page.name, lab, told, told,
                                                 sign))
end

local function weave_span(page, span)
  local key = span.attributes.claim
  if key then
    local claim = page.of.claims[key]
    local verdict = claim.found == 'HOLDS' and 'holds' or 'fails'
    span.content:insert(claim_mark(page, claim))
    return pandoc.Span(span.content, { span.identifier, { 'claim', verdict } })
  elseif span.classes:includes('worked') or span.classes:includes('quoted') then
    return span.content
  end
end

local function is_equation(inline)
  return inline.t == 'Span' and inline.classes:includes('equation')
end

local function equation(page, span)
  local label = page.index.labels[span.identifier]
  local number = pandoc.Span({ pandoc.Str('(' .. label.number .. ')') },
                             { '', { 'eqno' } })
  return pandoc.Div({ pandoc.Plain { span.content[1], number } },
                    { span.identifier, { 'equation' } })
end

local function is_space(inline)
  return inline.t == 'Space' or inline.t == 'SoftBreak'
end

-- Ends a paragraph: its words, without spaces at its ends.
local function flush(blocks, words)
  while words[1] and is_space(words[1]) do words:remove(1) end
  while words[1] and is_space(words[#words]) do words:remove(#words) end
  if words[1] then blocks:insert(pandoc.Para(words)) end
end

-- A numbered equation stands between the two halves of its paragraph.
local function weave_para(page, para)
  local blocks, words, any = pandoc.List {}, pandoc.List {}, false
  for _, inline in ipairs(para.content) do
    if is_equation(inline) then
      flush(blocks, words)
      blocks:insert(equation(page, inline))
      words, any = pandoc.List {}, true
    else
      words:insert(inline)
    end
  end
  if not any then return nil end
  flush(blocks, words)
  return blocks
end

local function weave_header(page, header)
  local label = page.index.labels[header.identifier]
  if label and label.number then
    header.content:insert(1, pandoc.Space())
    header.content:insert(1, pandoc.Span({ pandoc.Str(label.number) },
                                         { '', { 'header-section-number' } }))
  end
  return header
end

local wraps = {
  aside = { '<div class="margin" role="note">', '</div>' },
  remember = { '<section class="remember" aria-label="Remember">',
               '</section>' },
}

local function wrap(open, div, close)
  local blocks = pandoc.List { pandoc.RawBlock('html', open) }
  blocks:extend(div.content)
  blocks:insert(pandoc.RawBlock('html', close))
  return blocks
end

local function label_line(page, id)
  for _, label in ipairs(page.of.page.labels) do
    if label.id == id then return label.line end
  end
end

local function weave_div(page, div)
  local class = div.classes[1]
  if wraps[class] then
    return wrap(wraps[class][1], div, wraps[class][2])
  elseif class == 'card' then
    local title = text.escape(div.attributes.title or 'Conventions')
    return wrap(('<section class="card" aria-label="%s">\n<h3 class='
                 .. '"card-title">%s</h3>'):format(title, title), div,
                '</section>')
  elseif class == 'worked' then
    return div.content
  elseif class == 'table' then
    if #div.content ~= 1 or div.content[1].t ~= 'Table' then
      fail(page, label_line(page, div.identifier), 'this ::: block must hold '
           .. 'one pipe table')
    end
    return display.pipe_table(page, div)
  elseif class == 'chapters' then
    return frame.chapters(page)
  elseif class == 'exercises' then
    return exercises.weave(page)
  end
end

local function references(page, doc)
  if #page.of.page.cites == 0 then return end
  local id = 'sec-references-' .. page.name
  doc.blocks:insert(pandoc.Header(2, 'References', { id, { 'unnumbered' } }))
  doc.blocks:insert(pandoc.Div({}, { 'refs' }))
end

function Reader()
  local page = load_page(PANDOC_STATE.input_files[1])
  local function with(handler)
    return function(element) return handler(page, element) end
  end
  page.filter = { Link = with(weave_link), Span = with(weave_span) }
  page.format = format
  local doc = pandoc.read(rewrite.run(page.of.page, page.of.values), format)
  doc = doc:walk { CodeBlock = with(weave_block) }
  doc = doc:walk { Div = with(weave_div), Para = with(weave_para),
                   Header = with(weave_header), Link = page.filter.Link,
                   Span = page.filter.Span }
  references(page, doc)
  frame.set(page, doc)
  return doc
end
