-- The checks that need more than one file: is all that stands in the sources
-- and records in the prose, and does all that the prose names exist?
local text = require 'strings'
local number = require 'number'
local records = require 'records'
local bookfiles = require 'book'
local show = require 'show'
local exercises = require 'exercises'
local M = {}

-- Region names are unique in the book. Returns them all by name.
local function all_regions(book)
  local taken = {}
  for _, of in ipairs(bookfiles.in_order(book)) do
    for _, file in ipairs(of.sources) do
      for _, region in ipairs(file.regions) do
        local other = taken[region.name]
        if other then
          book.report.error(file.path, region.line, "region name '%s' is "
                            .. 'taken (%s:%d)', region.name,
                            other.source.path, other.line)
        else
          taken[region.name] = region
        end
      end
    end
  end
  return taken
end

local function use_region(book, of, block, regions, used)
  local path, name = of.page.path, block.attr.value.region
  local region = regions[name]
  if not region then
    book.report.error(path, block.line, "region '%s' does not exist%s", name,
                      text.meant(name, regions))
  elseif region.source.chapter ~= of.name then
    book.report.error(path, block.line, "region '%s' belongs to chapter %s",
                      name, region.source.chapter)
  elseif used[name] then
    book.report.error(path, block.line, "region '%s' is printed twice (first "
                      .. 'in line %d)', name, used[name])
  else
    used[name] = block.line
    return region
  end
end

local function check_unused(book, of, used)
  for _, file in ipairs(of.sources) do
    for _, region in ipairs(file.regions) do
      if not used[region.name] then
        book.report.error(file.path, region.line, "region '%s' is not in the "
                          .. 'prose', region.name)
      end
    end
  end
end

-- Every region once, and at most a quarter of the lines folded.
local function check_listings(book, of, regions)
  local used, folded, total, last = {}, 0, 0, nil
  for _, file in ipairs(of.sources) do
    for _, region in ipairs(file.regions) do total = total + region.count end
  end
  for _, block in ipairs(of.page.blocks) do
    local attr = block.attr
    if block.kind == 'c' and attr.value.region then
      local region = use_region(book, of, block, regions, used)
      if block.body:find('%S') then
        book.report.error(of.page.path, block.line, 'the block of a region is '
                          .. 'empty: its lines come from the source')
      end
      if region and attr.fold then
        folded, last = folded + region.count, block
        if 4 * folded > total and 4 * (folded - region.count) <= total then
          book.report.error(of.page.path, last.line, 'more than a quarter of '
                            .. "the chapter's %d lines are folded from here on",
                            total)
        end
      end
    elseif block.kind == 'c' and not attr.aside then
      book.report.error(of.page.path, block.line, 'a C listing is either a '
                        .. 'region ({.c region=name}) or an aside '
                        .. '({.c .aside})')
    end
  end
  check_unused(book, of, used)
end

local function check_numbers(book, of)
  for _, use in ipairs(of.page.values) do
    local value = of.values[use.key]
    if not value then
      book.report.error(of.page.path, use.line, "no lab of this chapter "
                        .. "records the value '%s'%s", use.key,
                        text.meant(use.key, of.values))
    else
      value.used = true
      local shown, message = number.format(value.text, use.format)
      if not shown then
        book.report.error(of.page.path, use.line, '%s', message)
      end
    end
  end
end

local function check_claims(book, of)
  for _, use in ipairs(of.page.claims) do
    local claim = of.claims[use.key]
    if claim then
      claim.used = true
    else
      book.report.error(of.page.path, use.line, "no lab of this chapter runs "
                        .. "the claim '%s'%s", use.key,
                        text.meant(use.key, of.claims))
    end
  end
end

local needs_id = { figure = { 'figure', 'fig-' }, table = { 'table', 'tbl-' },
                   pipe = { 'table', 'tbl-' } }

-- A figure, a table: its id, its description, what it takes from a record.
local function check_shown(book, of, block)
  local attr, id = block.attr, needs_id[block.kind]
  local function complain(...)
    book.report.error(of.page.path, block.line, ...)
  end
  if id and not (attr.id or ''):find('^' .. id[2]) then
    complain('a %s needs an id: {.%s #%sname ...}', id[1], id[1], id[2])
  end
  if block.kind == 'figure' and not (attr.value.alt or ''):find('%S') then
    complain('a figure without alternative text: add alt="..."')
  end
  if block.kind == 'pipe' then return end
  local lab = attr.value.run
  local record = of.records[lab]
  if not lab then
    complain('what this shows is not a record: say {.%s run=lab_name ...}',
             block.kind)
  elseif not record then
    complain("no record of a lab '%s'%s", lab, text.meant(lab, of.records))
  else
    record.used = true
    local ok, message = show.check(block, record)
    if not ok then complain('%s', message) end
  end
end

-- Everything recorded is used.
local function check_record(book, of, record)
  local path, unused = record.path, 0
  local function check(kind, map)
    for _, key in ipairs(text.keys(map)) do
      if map[key].used then
        record.used = true
      else
        unused = unused + 1
        book.report.error(path, map[key].line, "%s '%s' is not used in the "
                          .. 'prose', kind, key)
      end
    end
  end
  check('value', record.values)
  check('claim', record.claims)
  check('table', record.tables)
  if not record.used and unused == 0 then
    book.report.error(path, 1, "record '%s' is not used in the prose",
                      record.name)
  end
  for _, key in ipairs(text.keys(record.claims)) do
    local claim = record.claims[key]
    if claim.expected ~= claim.found then
      book.report.error(path, claim.line, "claim '%s' was expected to be %s "
                        .. 'and was found %s', key, claim.expected, claim.found)
    end
  end
end

local function check_records(book, of, strict)
  local labs = {}
  for _, file in ipairs(of.sources) do
    local lab = file.file:match('^(lab_.*)%.c$')
    if lab then
      labs[lab] = true
      if not of.records[lab] then
        book.report.error(file.path, 1, "lab '%s' has no record: run it with "
                          .. 'make labs', lab)
      end
    end
  end
  for _, name in ipairs(text.keys(of.records)) do
    local record = of.records[name]
    local digest = book.digests[of.name .. '/' .. name]
    if not labs[name] then
      book.report.error(record.path, 1, "there is no lab '%s'%s", name,
                        text.meant(name, labs))
    elseif digest and record.head.digest and digest ~= record.head.digest then
      record.outdated = true
      local tell = strict and book.report.error or book.report.warning
      tell(record.path, 1, "record '%s' is outdated: run the lab again", name)
    end
    check_record(book, of, record)
  end
end

local function check_meta(book, of)
  local meta, path = of.page.meta, of.page.path
  if not meta.title then book.report.error(path, 1, 'no title:') end
  if not of.number then return end
  if not tonumber(meta.hours) then
    book.report.error(path, 1, 'hours: is not a number')
  end
  if not meta.summary then book.report.error(path, 1, 'no summary:') end
end

-- Ids are unique in the book. Returns the map of all that can be linked to.
local function all_labels(book, parts, regions)
  local map, first = {}, {}
  for name, region in pairs(regions) do
    map['region-' .. name] = { kind = 'region', title = name,
                               page = region.source.chapter }
  end
  for _, of in ipairs(parts) do
    for _, label in ipairs(of.page.labels) do
      local where = ('%s:%d'):format(of.page.path, label.line)
      if label.id and first[label.id] then
        book.report.error(of.page.path, label.line, "id '%s' is taken (%s)",
                          label.id, first[label.id])
      elseif label.id then
        first[label.id] = where
        map[label.id] = { kind = label.kind, number = label.number,
                          title = label.title
                                  and number.fill(label.title, of.values),
                          page = of.name }
      end
    end
    if of.number then
      map['ch-' .. of.name] = { kind = 'chapter', number = tostring(of.number),
                                title = of.page.meta.title, page = of.name }
    end
  end
  return map
end

local function check_refs(book, of, labels)
  for _, ref in ipairs(of.page.refs) do
    if not labels[ref.id] then
      book.report.error(of.page.path, ref.line, "nothing has the id '%s'%s",
                        ref.id, text.meant(ref.id, labels))
    elseif ref.empty and labels[ref.id].kind ~= 'region'
           and not labels[ref.id].number then
      book.report.error(of.page.path, ref.line, "'%s' has no number: write "
                        .. '[words](#%s)', ref.id, ref.id)
    end
  end
  for _, cite in ipairs(of.page.cites) do
    if not book.bib[cite.key] then
      book.report.error(of.page.path, cite.line, "no reference '%s' in the "
                        .. 'bibliography%s', cite.key,
                        text.meant(cite.key, book.bib))
    end
  end
end

-- Checks everything. Returns the labels of the whole book.
function M.run(book, strict)
  local parts = {}
  local regions = all_regions(book)
  for _, of in ipairs(bookfiles.in_order(book)) do
    if of.page then
      parts[#parts + 1] = of
      check_listings(book, of, regions)
      exercises.check(of, book.report)
    else
      local path = ('chapters/%s/chapter.md'):format(of.name)
      book.report.error(path, 1, 'this chapter has no prose')
    end
  end
  for _, name in ipairs(text.keys(book.pages)) do
    parts[#parts + 1] = book.pages[name]
  end
  local labels = all_labels(book, parts, regions)
  for _, of in ipairs(parts) do
    check_meta(book, of)
    check_numbers(book, of)
    check_claims(book, of)
    for _, block in ipairs(of.page.blocks) do
      if block.kind == 'out' or needs_id[block.kind] then
        check_shown(book, of, block)
      end
    end
    check_refs(book, of, labels)
    check_records(book, of, strict)
  end
  return labels, parts
end

return M
