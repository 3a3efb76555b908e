-- Weaves what comes from files line by line: regions of C, asides,
-- transcripts of labs.
local text = require 'strings'
local show = require 'show'
local M = {}

local function raw(html) return pandoc.RawBlock('html', html) end

-- Highlighted code. Each line is a <span id="cbN-LINE">, with its true number.
local function code(page, body, class, first)
  page.codes = page.codes + 1
  local keyed = first and { { 'startFrom', tostring(first) } } or {}
  local block = pandoc.CodeBlock(body, pandoc.Attr(
    'cb' .. page.codes, { class }, keyed))
  local html = pandoc.write(pandoc.Pandoc { block }, 'html5')
  return (html:gsub(' data%-startFrom="%d+"', '', 1))
end

local function source_link(page, file, words)
  if page.epub then return words end
  return ('<a href="source/%s/%s.txt">%s</a>'):format(page.name, file, words)
end
M.source_link = source_link

local function names(region, most)
  local list = {}
  for i, name in ipairs(region.declares) do
    if i > most then
      list[i] = '…'
      break
    end
    list[i] = ('<code>%s</code>'):format(text.escape(name))
  end
  return table.concat(list, ', ')
end

-- The id of a region on its page; the dot of a file's name is no dot of CSS.
function M.region_id(name)
  return 'region-' .. name:gsub('%.', '_')
end

local function region_figure(page, region)
  local source, id = region.source, M.region_id(region.name)
  local shown = table.concat(source.lines, '\n', region.first, region.last)
  local within = names(region, 3)
  if within ~= '' then
    within = ('<span class="in">, in %s</span>'):format(within)
  end
  return ('<figure class="listing" id="%s" data-file="%s/%s" '
          .. 'data-region="%s">\n<figcaption>%s, line %d%s '
          .. '<a class="anchor" href="#%s" aria-label="Link to this listing">'
          .. '#</a></figcaption>\n%s\n</figure>'):format(
    id, source.chapter, source.file, region.name,
    source_link(page, source.file, source.file), region.first, within, id,
    code(page, shown, 'c', region.first))
end

local function region(page, block)
  local found = page.regions[block.attr.value.region]
  local html = region_figure(page, found)
  if not block.attr.fold or page.epub then return raw(html) end
  local what = block.attr.value.title or names(found, 3)
  return raw(('<details class="fold">\n<summary>%s: %s, lines %d–%d</summary>\n'
              .. '%s\n</details>'):format(
    what ~= '' and what or 'The head of the file', found.source.file,
    found.first, found.last, html))
end

local function aside(page, body)
  return raw(('<figure class="listing aside-code">\n%s\n</figure>'):format(
    code(page, body, 'c')))
end

local function outdated(page, record)
  if not page.outdated[record.name] or page.told[record.name] then return '' end
  page.told[record.name] = true
  return ('<p class="outdated">The code has changed since <code>%s</code> was '
          .. 'run: these digits may be old.</p>\n'):format(record.name)
end
M.outdated = outdated

local function transcript(page, block)
  local record = page.of.records[block.attr.value.run]
  local first, last = show.range(block.attr.value.lines, record)
  local which = ''
  if first > 1 or last < #record.output then
    which = first == last and (', line %d'):format(first)
            or (', lines %d–%d'):format(first, last)
  end
  local shown = table.concat(record.output, '\n', first, last)
  return raw(('%s<figure class="transcript" data-run="%s">\n<figcaption>'
              .. 'Output of %s%s</figcaption>\n<pre tabindex="0">%s</pre>\n'
              .. '</figure>'):format(
    outdated(page, record), record.name,
    source_link(page, record.name .. '.c',
                '<code>' .. record.name .. '</code>'),
    which, text.escape(shown)))
end

-- Any fenced block but tables and figures.
function M.weave(page, block, body)
  if block.kind == 'c' and block.attr.value.region then
    return region(page, block)
  elseif block.kind == 'c' then
    return aside(page, body)
  elseif block.kind == 'out' then
    return transcript(page, block)
  end
  local class = { sh = 'bash', make = 'makefile' }
  return raw(code(page, body, class[block.kind] or 'text'))
end

return M
