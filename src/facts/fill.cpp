#include <algorithm>

#include "facts/assemble.h"

namespace xingji {
namespace {

bool is_symbol(Kind kind) { return kind == Kind::id || kind == Kind::text || kind == Kind::word; }

// A first value that the newest version does not give is the plain value of the oldest version that
// has one.
std::pair<std::int64_t, std::uint16_t> value_of(const Fact& fact, const TableFacts& table,
                                                const RecordLayout::Field& field,
                                                const RecordLayout::Field* plain) {
  const std::int64_t own = Record(fact.newest).value(field);
  if (own != missing || plain == nullptr) return {own, fact.sink};
  if (fact.versions != no_row) {
    for (const Version& version : table.versions[fact.versions]) {
      const Record record(version.record);
      const std::int64_t value = record.value(*plain);
      if (value != missing) return {value, version.sink};
    }
  }
  return {Record(fact.newest).value(*plain), fact.sink};
}

void store(ColumnData& data, Stored stored, std::size_t row, std::int64_t value) {
  switch (stored) {
    case Stored::flag:
      data.flags[row] = static_cast<std::uint8_t>(value == 1);
      return;
    case Stored::word:
      data.words[row] = value == missing ? 0 : static_cast<std::uint32_t>(value);
      return;
    case Stored::number:
      data.numbers[row] = value == missing ? INT32_MIN : static_cast<std::int32_t>(value);
      return;
    case Stored::wide:
      data.wides[row] = value;
      return;
  }
}

void make_room(ColumnData& data, Stored stored, std::size_t rows) {
  switch (stored) {
    case Stored::flag:
      data.flags.resize(rows);
      return;
    case Stored::word:
      data.words.resize(rows);
      return;
    case Stored::number:
      data.numbers.resize(rows);
      return;
    case Stored::wide:
      data.wides.resize(rows);
      return;
  }
}

void fill_column(const Assembly& assembly, const TableFacts& facts, const RecordLayout& layout,
                 const RecordLayout::Field& field, const Column& column, Table table,
                 ColumnData& data) {
  make_room(data, field.stored, facts.facts.size());
  const RecordLayout::Field* plain = nullptr;
  if (column.name.starts_with("first_")) {
    if (const auto plain_column = find_column(table, column.name.substr(6))) {
      plain = layout.field_of(*plain_column);
    }
  }
  for (std::size_t row = 0; row < facts.facts.size(); ++row) {
    auto [value, sink] = value_of(facts.facts[row], facts, field, plain);
    if (value != missing && is_symbol(column.kind)) {
      value = assembly.symbol_codes[sink][static_cast<std::size_t>(value)];
    }
    store(data, field.stored, row, value);
  }
}

std::vector<std::uint32_t> account_begins(const std::vector<Fact>& facts, std::size_t accounts) {
  std::vector<std::uint32_t> begin(accounts + 1, 0);
  for (const Fact& fact : facts) ++begin[fact.account + 1];
  for (std::size_t a = 0; a < accounts; ++a) begin[a + 1] += begin[a];
  return begin;
}

void fill_cases(const ShardFacts& shard, const std::vector<Fact>& facts, TableData& data) {
  data.case_begin.assign(shard.cases + 1, 0);
  data.case_of.resize(facts.size());
  for (std::size_t row = 0; row < facts.size(); ++row) {
    const Fact& fact = facts[row];
    const std::uint32_t first = shard.accounts[fact.account].first_case;
    const std::uint32_t next = fact.account + 1 < shard.accounts.size()
                                   ? shard.accounts[fact.account + 1].first_case
                                   : shard.cases;
    ++data.case_begin[first + fact.case_number + 1];
    const bool is_caseless = first + fact.case_number + 1 == next;
    data.case_of[row] = is_caseless ? no_row : fact.case_number;
  }
  for (std::size_t c = 0; c < shard.cases; ++c) data.case_begin[c + 1] += data.case_begin[c];
}

void fill_keys(const std::vector<Fact>& facts, TableData& data) {
  data.lines.reserve(facts.size());
  for (const Fact& fact : facts) {
    const Record record(fact.newest);
    data.keys.add(record.key());
    data.lines.push_back(record.header().line);
  }
}

}  // namespace

Shard fill(const Assembly& assembly, ShardFacts&& facts) {
  Shard shard;
  shard.cases = facts.cases;
  for (std::size_t t = 0; t < table_count; ++t) {
    const auto table = static_cast<Table>(t);
    const RecordLayout& layout = (*assembly.layouts)[t];
    const auto columns = definition(table).columns;
    TableFacts& from = facts.tables[t];
    TableData& data = shard.tables[t];
    data.rows = from.facts.size();
    data.columns.resize(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) data.columns[i].kind = columns[i].kind;
    for (const RecordLayout::Field& field : layout.fields) {
      fill_column(assembly, from, layout, field, columns[field.column], table,
                  data.columns[field.column]);
    }
    data.account_begin = account_begins(from.facts, facts.accounts.size());
    if (layout.link) fill_cases(facts, from.facts, data);
    if (assembly.needs->keys) fill_keys(from.facts, data);
    from = {};
  }
  shard.accounts = std::move(facts.accounts);
  return shard;
}

}  // namespace xingji
