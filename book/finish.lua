-- Runs after citeproc: footnotes and references as accessible HTML, ids that
-- are unique in the EPUB, and the page's part of the search.
local here = PANDOC_SCRIPT_FILE:match('^(.*)/[^/]*$') or '.'
package.path = here .. '/?.lua;' .. package.path
local text = require 'strings'
local frame = require 'frame'

local epub = os.getenv('TARGET') == 'epub'

local function raw(html) return pandoc.RawBlock('html', html) end
local function raw_inline(html) return pandoc.RawInline('html', html) end

-- Pandoc's own footnotes and references have roles that are deprecated.
local function endnotes(doc)
  local notes = pandoc.List {}
  doc = doc:walk { Note = function(note)
    notes:insert(note)
    local n = #notes
    return raw_inline(('<sup><a class="footnote-ref" id="fnref%d" href="#fn%d"'
      .. ' role="doc-noteref">%d</a></sup>'):format(n, n, n))
  end }
  if #notes == 0 then return doc end
  doc.blocks:insert(raw('<section class="footnotes" role="doc-endnotes" '
                        .. 'aria-label="Notes">\n<hr>\n<ol>'))
  for n, note in ipairs(notes) do
    doc.blocks:insert(raw(('<li id="fn%d">'):format(n)))
    local last = note.content[#note.content]
    if last.content and last.t == 'Para' then
      last.content:insert(raw_inline((' <a href="#fnref%d" role="doc-backlink"'
        .. ' aria-label="Back to the text">↩</a>'):format(n)))
    end
    doc.blocks:extend(note.content)
    doc.blocks:insert(raw('</li>'))
  end
  doc.blocks:insert(raw('</ol>\n</section>'))
  return doc
end

local function references(doc)
  return doc:walk { Div = function(div)
    if div.classes:includes('csl-entry') then
      local blocks = pandoc.List {
        raw(('<div id="%s" class="csl-entry">'):format(div.identifier)) }
      blocks:extend(div.content)
      blocks:insert(raw('</div>'))
      return blocks
    elseif div.identifier == 'refs' then
      return pandoc.Div(div.content, { '', { 'references' } })
    end
  end }
end

-- In the EPUB every chapter has its own list of references.
local function prefix_references(doc, name)
  local function renamed(id)
    return (id:gsub('^ref%-', 'ref-' .. name .. '-'))
  end
  return doc:walk {
    Div = function(div)
      div.identifier = renamed(div.identifier)
      if div.identifier == 'refs' then div.identifier = 'refs-' .. name end
      return div
    end,
    Link = function(link)
      link.target = link.target:gsub('^#ref%-', '#ref-' .. name .. '-')
      return link
    end }
end

local function json(words)
  words = words:gsub('[%c%s]+', ' '):gsub('["\\]', '\\%0'):gsub('</', '<\\/')
  return '"' .. words .. '"'
end

-- The words of a raw block that readers search for: functions, captions.
local function raw_words(block)
  local words = {}
  for name in block.text:gmatch('<code>([^<]*)</code>') do
    words[#words + 1] = name
  end
  return table.concat(words, ' ')
end

local function entry(name, title, section)
  return ('{u:%s,c:%s,h:%s,t:%s},\n'):format(
    json(frame.href(name) .. section.anchor), json(title), json(section.title),
    json(table.concat(section.words, ' ')))
end

-- What TeX commands read like in the search; others are left out.
local signs = { le = '≤', leq = '≤', ge = '≥', geq = '≥', cdot = '·',
                times = '×', ldots = '…', dots = '…', infty = '∞', sum = 'Σ',
                lfloor = '⌊', rfloor = '⌋', lceil = '⌈', rceil = '⌉',
                oplus = '⊕', approx = '≈', bmod = 'mod', to = '→', ['in'] = '∈',
                max = 'max', min = 'min', log = 'log', exp = 'exp',
                sin = 'sin', cos = 'cos' }

local function plain_math(tex)
  local words = tex:gsub('\\(%a+)', function(name) return signs[name] or '' end)
  return (words:gsub('\\.', ' '):gsub('[{}&_^$]', ' '))
end

-- The words of a block: blanks between its parts, formulas without TeX.
local function words_of(block)
  if block.t == 'RawBlock' then return raw_words(block) end
  local words = {}
  local function collect(inlines)
    words[#words + 1] = pandoc.utils.stringify(inlines)
  end
  pandoc.Div({ block }):walk {
    Math = function(math) return pandoc.Str(plain_math(math.text)) end,
    DefinitionList = function(list)
      local blocks = pandoc.List {}
      for _, item in ipairs(list.content) do
        blocks:insert(pandoc.Plain(item[1]))
        for _, definition in ipairs(item[2]) do blocks:extend(definition) end
      end
      return blocks
    end }:walk {
    Para = function(para) collect(para.content) end,
    Plain = function(plain) collect(plain.content) end,
    Header = function(header) collect(header.content) end,
    LineBlock = function(lines) collect(lines) end,
    CodeBlock = function(code) words[#words + 1] = code.text end,
    RawBlock = function(html) words[#words + 1] = raw_words(html) end }
  return table.concat(words, ' ')
end

-- Writes the page's part of search.js: an entry for each section.
local function write_search(path, doc, name)
  local title = pandoc.utils.stringify(doc.meta.title)
  if doc.meta['chapter-number'] then
    title = pandoc.utils.stringify(doc.meta['chapter-number']) .. ' ' .. title
  end
  local section, out = { anchor = '', title = title, words = {} }, {}
  for _, block in ipairs(doc.blocks) do
    if block.t == 'Header' then
      out[#out + 1] = entry(name, title, section)
      section = { anchor = '#' .. block.identifier,
                  title = pandoc.utils.stringify(block), words = {} }
    else
      section.words[#section.words + 1] = words_of(block)
    end
  end
  out[#out + 1] = entry(name, title, section)
  text.write(path, table.concat(out))
end

function Pandoc(doc)
  local name = pandoc.utils.stringify(doc.meta.page)
  if epub then return prefix_references(doc, name) end
  local search = os.getenv('SEARCH')
  if search then write_search(search, doc, name) end
  return references(endnotes(doc))
end
