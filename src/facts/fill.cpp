#include <algorithm>
#include <tuple>

#include "facts/assemble.h"

namespace xingji {
namespace {

bool is_symbol(Kind kind) { return kind == Kind::id || kind == Kind::text || kind == Kind::word; }

// The plain value of the oldest version that has one, and the sink in whose symbols it speaks.
std::pair<std::int64_t, std::uint16_t> first_value(const Fact& fact, const TableFacts& table,
                                                   const RecordLayout::Field& plain) {
  if (fact.versions != no_row) {
    for (const Version& version : table.versions[fact.versions]) {
      const std::int64_t value = Record(version.record).value(plain);
      if (value != missing) return {value, version.sink};
    }
  }
  return {Record(fact.newest).value(plain), fact.sink};
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

// A column on its way: where it stands in records and where its values go.
struct FilledColumn {
  const RecordLayout::Field* field = nullptr;
  const RecordLayout::Field* plain = nullptr;  // for first values
  ColumnData* data = nullptr;
  bool is_symbol = false;
};

std::vector<FilledColumn> columns_to_fill(const RecordLayout& layout, Table table,
                                          TableData& data) {
  std::vector<FilledColumn> list;
  for (const RecordLayout::Field& field : layout.fields) {
    const Column& column = definition(table).columns[field.column];
    FilledColumn filled{&field, nullptr, &data.columns[field.column], is_symbol(column.kind)};
    if (column.name.starts_with("first_")) {
      if (const auto plain = find_column(table, column.name.substr(6))) {
        filled.plain = layout.field_of(*plain);
      }
    }
    make_room(*filled.data, field.stored, data.rows);
    list.push_back(filled);
  }
  return list;
}

// Row by row, not column by column: a record's bytes are fetched once.
void fill_columns(const Assembly& assembly, const TableFacts& facts, const RecordLayout& layout,
                  Table table, TableData& data) {
  const std::vector<FilledColumn> columns = columns_to_fill(layout, table, data);
  for (std::size_t row = 0; row < facts.facts.size(); ++row) {
    const Fact& fact = facts.facts[row];
    const Record record(fact.newest);
    for (const FilledColumn& column : columns) {
      std::int64_t value = record.value(*column.field);
      std::uint16_t sink = fact.sink;
      if (value == missing && column.plain != nullptr) {
        std::tie(value, sink) = first_value(fact, facts, *column.plain);
      }
      if (value != missing && column.is_symbol) {
        value = assembly.symbol_codes[sink][static_cast<std::size_t>(value)];
      }
      store(*column.data, column.field->stored, row, value);
    }
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
    fill_columns(assembly, from, layout, table, data);
    data.account_begin = account_begins(from.facts, facts.accounts.size());
    if (layout.link) fill_cases(facts, from.facts, data);
    if (assembly.needs->keys) fill_keys(from.facts, data);
    from = {};
  }
  shard.accounts = std::move(facts.accounts);
  return shard;
}

}  // namespace xingji
