#include <algorithm>
#include <array>

#include "facts/assemble.h"

namespace xingji {
namespace {

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

template <class T>
ColumnCells<T> cells(const Assembly& assembly, std::size_t count) {
  return ColumnCells<T>(count, ColumnAllocator<T>(assembly.column_pages));
}

void make_room(const Assembly& assembly, ColumnData& data, Stored stored, std::size_t rows) {
  const auto reserve = [&]<class T>(ColumnCells<T>& to) {
    to = cells<T>(assembly, 0);
    to.reserve(rows);
  };
  switch (stored) {
    case Stored::flag:
      return reserve(data.flags);
    case Stored::word:
    case Stored::symbol:
      return reserve(data.words);
    case Stored::number:
      return reserve(data.numbers);
    case Stored::wide:
      return reserve(data.wides);
  }
}

// Rows [begin, begin + count) of a table on their way into its columns. Some at a time and then
// column by column: a record is fetched once, and every loop does one thing.
class Filling {
 public:
  Filling(const Assembly& assembly, const TableFacts& table, std::size_t begin)
      : assembly_(assembly),
        table_(table),
        begin_(begin),
        count_(std::min(most, table.facts.size() - begin)) {
    for (std::size_t i = 0; i < count_; ++i) {
      const std::size_t later = std::min(begin_ + i + ahead, table_.facts.size() - 1);
      __builtin_prefetch(table_.facts[later].newest);
      __builtin_prefetch(table_.facts[later].newest + cache_line);
      const Record record(table_.facts[begin_ + i].newest);
      fields_[i] = record.fields();
      latest_ = std::max(latest_, record.header().latest);
    }
  }

  static constexpr std::size_t most = 256;
  // Records lie as they were read: what comes this many rows later is fetched now.
  static constexpr std::size_t ahead = 16;
  static constexpr std::size_t cache_line = 64;
  std::uint32_t latest() const { return latest_; }

  void fill(const RecordLayout::Field& field, ColumnData& data) const {
    switch (field.stored) {
      case Stored::flag:
        return copy(field, data.flags);
      case Stored::word:
        return copy(field, data.words);
      case Stored::symbol:
        copy(field, data.words);
        for (std::size_t i = 0; i < count_; ++i) {
          std::uint32_t& word = data.words[begin_ + i];
          word = assembly_.symbol_codes[table_.facts[begin_ + i].sink][word];
        }
        return;
      case Stored::number:
        return copy(field, data.numbers);
      case Stored::wide:
        return copy(field, data.wides);
    }
  }

  // Where a first value is not given, the plain value of the oldest version that has one.
  void fill_first(const RecordLayout::Field& field, const RecordLayout::Field& plain,
                  ColumnData& data) const {
    for (std::size_t i = 0; i < count_; ++i) {
      const std::size_t row = begin_ + i;
      if (stored_value(fields_[i] + field.offset, field.stored) != missing) continue;
      const auto [value, sink] = first_value(table_.facts[row], table_, plain);
      if (value == missing) continue;
      if (field.stored == Stored::number) {
        data.numbers[row] = static_cast<std::int32_t>(value);
      } else {
        const auto word = static_cast<std::uint32_t>(value);
        data.words[row] =
            field.stored == Stored::symbol ? assembly_.symbol_codes[sink][word] : word;
      }
    }
  }

 private:
  template <class T>
  void copy(const RecordLayout::Field& field, ColumnCells<T>& cells) const {
    cells.resize(begin_ + count_);  // some at a time: zeros stay in the first cache until then
    for (std::size_t i = 0; i < count_; ++i) {
      cells[begin_ + i] = stored<T>(fields_[i] + field.offset);
    }
  }

  const Assembly& assembly_;
  const TableFacts& table_;
  std::size_t begin_;
  std::size_t count_;
  std::array<const std::byte*, most> fields_{};
  std::uint32_t latest_ = 0;
};

// The plain column whose first value a column holds.
const RecordLayout::Field* plain_of(const Column& column, Table table, const RecordLayout& layout) {
  if (!column.name.starts_with("first_")) return nullptr;
  const auto plain = find_column(table, column.name.substr(6));
  return plain ? layout.field_of(*plain) : nullptr;
}

void fill_columns(const Assembly& assembly, const TableFacts& facts, Table table, TableData& data,
                  Instant& last_happening) {
  const RecordLayout& layout = (*assembly.layouts)[static_cast<std::size_t>(table)];
  if (!layout.is_needed) return;
  data.columns.make();
  for (const RecordLayout::Field& field : layout.fields) {
    make_room(assembly, data.columns[field.column], field.stored, data.rows);
  }
  for (std::size_t begin = 0; begin < data.rows; begin += Filling::most) {
    const Filling filling(assembly, facts, begin);
    last_happening = std::max<Instant>(last_happening, filling.latest());
    for (const RecordLayout::Field& field : layout.fields) {
      ColumnData& cells = data.columns[field.column];
      filling.fill(field, cells);
      const Column& column = definition(table).columns[field.column];
      if (const auto* plain = plain_of(column, table, layout)) {
        filling.fill_first(field, *plain, cells);
      }
    }
  }
}

ColumnCells<std::uint32_t> account_begins(const Assembly& assembly, const Facts& facts,
                                          std::size_t accounts) {
  auto begin = cells<std::uint32_t>(assembly, accounts + 1);
  for (const Fact& fact : facts) ++begin[fact.account + 1];
  for (std::size_t a = 0; a < accounts; ++a) begin[a + 1] += begin[a];
  return begin;
}

void fill_cases(const Assembly& assembly, const ShardFacts& shard, const Facts& facts,
                TableData& data) {
  data.case_begin = cells<std::uint32_t>(assembly, shard.cases + 1);
  data.case_of = cells<std::uint32_t>(assembly, facts.size());
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

void fill_keys(const Facts& facts, TableData& data) {
  data.lines.reserve(facts.size());
  for (const Fact& fact : facts) {
    const Record record(fact.newest);
    data.keys.add(record.key());
    data.lines.push_back(record.header().line);
  }
}

}  // namespace

Shard fill(const Assembly& assembly, ShardFacts&& facts, Instant& last_happening) {
  Shard shard;
  shard.cases = facts.cases;
  for (std::size_t t = 0; t < table_count; ++t) {
    const auto table = static_cast<Table>(t);
    const RecordLayout& layout = (*assembly.layouts)[t];
    const TableFacts& from = facts.tables[t];
    TableData& data = shard.tables[t];
    data.rows = from.facts.size();
    data.columns = TableColumns(definition(table).columns);
    fill_columns(assembly, from, table, data, last_happening);
    data.account_begin = account_begins(assembly, from.facts, facts.accounts.size());
    if (layout.link) fill_cases(assembly, facts, from.facts, data);
    if (assembly.needs->keeps_keys(table)) fill_keys(from.facts, data);
  }
  shard.accounts = std::move(facts.accounts);
  return shard;
}

}  // namespace xingji
