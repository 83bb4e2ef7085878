// The canonical tables: names, columns, kinds, and from when a score may see each column. One list
// for the importers, the engine, the pack checker and the documents; docs/facts.md lists
// them for people.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace xingji {

enum class Table : std::uint8_t {
  shops,
  agents,
  providers,
  products,
  attributes,
  orders,
  parcels,
  refunds,
  ratings,
  messages,
  chats,
  disputes,
  complaints,
  rulings,
  tickets,
  checks,
  violations,
  presence,
  claims,
  exemptions,
  appeals,
  readings,
  tallies,
  benchmarks,
  coverage,
  sessions,  // no file has it: a pack makes its rows of messages
};
inline constexpr std::size_t table_count = 26;
inline constexpr std::size_t file_count = 25;  // tables that files have stand first

/// What a cell holds, and so how it is read, checked and stored.
enum class Kind : std::uint8_t {
  id,       // text up to 64 bytes that names something: own or another row's
  text,     // open text of few different values (category, region); kept in a dictionary
  word,     // one of a closed list
  instant,  // a happening: missing until it has happened
  planned,  // a promise or due time: visible from the row's known-from
  from,     // start of a span; a bare date means its first second
  to,       // end of a span, kept half-open; a bare date means through its last second
  day,      // a calendar date
  flag,     // true/false/1/0; missing = false
  integer,  // a count, stars or seconds
  money,    // decimal in the data set's currency, kept in hundredths
  decimal,  // decimal with up to six places
};

struct Column {
  std::string_view name;
  Kind kind = Kind::text;
  bool required = false;
  /// For a column without an instant of its own: the instants from which it may be seen, first
  /// present one wins, separated by spaces. Empty: the row's event time.
  std::string_view known_from = {};
  /// Kind::word: the allowed words; Kind::text: known ones of an open list. By spaces.
  std::string_view words = {};
  /// Kind::integer: the smallest and greatest allowed value.
  std::int64_t least = 0;
  std::int64_t most = 2'000'000'000;
};

struct TableDefinition {
  Table table;
  std::string_view name;
  std::string_view key;      // the columns that identify a row inside its account, by spaces
  std::string_view account;  // the columns that may hold the account, first present one wins
  std::string_view event;    // the column of the event time; empty: rows exist for all time
  std::span<const Column> columns;
};

/// Columns that every table has: when this version was recorded, and whether it deletes the fact.
inline constexpr Column recorded_at_column{"recorded_at", Kind::instant};
inline constexpr Column deleted_column{"deleted", Kind::flag};

const TableDefinition& definition(Table table);
/// Those that files have.
std::span<const TableDefinition> all_tables();
/// By its name, of those that files have.
std::optional<Table> find_table(std::string_view name);

/// The table that files have and whose rows a table's rows are made of: mostly itself.
Table origin_of(Table table);

/// Position of a column in its table's definition, or nothing.
std::optional<std::size_t> find_column(Table table, std::string_view name);
/// The same for a column that is known to exist.
std::size_t column_index(Table table, std::string_view name);

/// Position of the event time column, or nothing when rows of the table exist for all time.
std::optional<std::size_t> event_column(Table table);

bool is_instant(Kind kind);  // instant, planned, from, to

}  // namespace xingji
