#include <algorithm>
#include <array>

#include "facts/assemble.h"

namespace xingji {
namespace {

// The plain value of the oldest version that has one, and the sink in whose symbols it speaks.
std::pair<std::int64_t, std::uint16_t> first_value(const Fact& fact, const TableFacts& table,
                                                   const RecordLayout& layout, std::size_t plain) {
  if (fact.versions != no_row) {
    for (const Version& version : table.versions[fact.versions]) {
      const std::int64_t value = Record(version.record).value(layout, plain);
      if (value != missing) return {value, version.sink};
    }
  }
  return {Record(fact.newest).value(layout, plain), fact.sink};
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
// column by column, in the layout's order: a record is fetched once, and every loop does one thing.
class Filling {
 public:
  Filling(const Assembly& assembly, const RecordLayout& layout, const TableFacts& table,
          std::size_t begin)
      : assembly_(assembly),
        layout_(layout),
        table_(table),
        begin_(begin),
        count_(std::min(most, table.facts.size() - begin)) {
    for (std::size_t i = 0; i < count_; ++i) {
      const std::size_t later = std::min(begin_ + i + ahead, table_.facts.size() - 1);
      __builtin_prefetch(table_.facts[later].newest);
      __builtin_prefetch(table_.facts[later].newest + cache_line);
      const std::byte* const fields = Record(table_.facts[begin_ + i].newest).fields();
      mask_[i] = stored_mask(fields, layout);
      at_[i] = fields + layout.mask_bytes;
    }
  }

  static constexpr std::size_t most = 256;
  // Records lie as they were read: what comes this many rows later is fetched now.
  static constexpr std::size_t ahead = 16;
  static constexpr std::size_t cache_line = 64;

  // The layout's next field.
  void fill(const RecordLayout::Field& field, ColumnData& data) {
    switch (field.stored) {
      case Stored::flag:
        return copy_bits(data.flags);
      case Stored::word:
        copy(data.words, 0U);
        if (!field.is_instant) return;
        for (std::size_t i = 0; i < count_; ++i) {
          latest_ = std::max(latest_, data.words[begin_ + i]);
        }
        return;
      case Stored::symbol:
        copy(data.words, 0U);
        for (std::size_t i = 0; i < count_; ++i) {
          std::uint32_t& word = data.words[begin_ + i];
          word = assembly_.symbol_codes[table_.facts[begin_ + i].sink][word];
        }
        return;
      case Stored::number:
        return copy(data.numbers, INT32_MIN);
      case Stored::wide:
        return copy(data.wides, missing);
    }
  }

  // Where a first value is not given, the plain value of the oldest version that has one.
  void fill_first(const RecordLayout::Field& field, std::size_t plain, ColumnData& data) const {
    for (std::size_t i = 0; i < count_; ++i) {
      const std::size_t row = begin_ + i;
      if (data.at(row) != missing) continue;
      const auto [value, sink] = first_value(table_.facts[row], table_, layout_, plain);
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

  // The latest happening of the rows, when all fields are filled.
  std::uint32_t latest() const {
    std::uint32_t latest = latest_;
    for (std::size_t i = 0; i < count_; ++i) {
      if ((mask_[i] & 1U) != 0) latest = std::max(latest, stored<std::uint32_t>(at_[i]));
    }
    return latest;
  }

 private:
  // Whether a cell is there is a branch that nobody foresees: there is always something to read.
  template <class T>
  void copy(ColumnCells<T>& cells, T absent) {
    cells.resize(begin_ + count_);  // some at a time: zeros stay in the first cache until then
    for (std::size_t i = 0; i < count_; ++i) {
      const bool is_filled = (mask_[i] & 1U) != 0;
      const T cell = stored<T>(at_[i]);
      cells[begin_ + i] = is_filled ? cell : absent;
      at_[i] += is_filled ? sizeof(T) : 0;
      mask_[i] >>= 1U;
    }
  }

  void copy_bits(ColumnCells<std::uint8_t>& flags) {
    flags.resize(begin_ + count_);
    for (std::size_t i = 0; i < count_; ++i) {
      flags[begin_ + i] = static_cast<std::uint8_t>(mask_[i] & 1U);
      mask_[i] >>= 1U;
    }
  }

  const Assembly& assembly_;
  const RecordLayout& layout_;
  const TableFacts& table_;
  std::size_t begin_;
  std::size_t count_;
  std::array<std::uint64_t, most> mask_{};   // by row, of the fields that are not filled yet
  std::array<const std::byte*, most> at_{};  // the same: where their cells begin
  std::uint32_t latest_ = 0;
};

// The plain column whose first value a column holds, by its position in the layout.
std::optional<std::size_t> plain_of(const Column& column, Table table, const RecordLayout& layout) {
  if (!column.name.starts_with("first_")) return std::nullopt;
  const auto plain = find_column(table, column.name.substr(6));
  return plain ? layout.field_of(*plain) : std::nullopt;
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
    Filling filling(assembly, layout, facts, begin);
    for (const RecordLayout::Field& field : layout.fields) {
      ColumnData& cells = data.columns[field.column];
      filling.fill(field, cells);
      const Column& column = definition(table).columns[field.column];
      if (const auto plain = plain_of(column, table, layout)) {
        filling.fill_first(field, *plain, cells);
      }
    }
    last_happening = std::max<Instant>(last_happening, filling.latest());
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
