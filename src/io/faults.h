// What can be wrong with a row, and how it is said. A fault is one of a closed list, so that a
// report can count them; the sentence with place, value and remedy is made only for the rows that
// are shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/tables.h"

namespace xingji {

enum class Fault : std::uint8_t {
  none,
  // of one field
  empty,
  not_a_time,
  no_such_time,
  time_out_of_range,
  not_a_day,
  no_such_day,
  day_out_of_range,
  not_a_flag,
  not_whole,
  out_of_range,
  not_money,
  negative_money,
  not_decimal,
  too_large,
  id_too_long,
  text_too_long,
  unknown_word,
  not_utf8,
  nul_byte,
  field_too_long,
  nested,
  given_twice,
  // of a row
  wrong_count,
  carriage_return,
  no_account,
  never_closes,
  text_after_quote,
  line_too_long,
  not_json,
};

/// A row that cannot be taken, as it is found.
struct Rejection {
  Fault fault = Fault::none;
  std::uint32_t line = 0;          // of the fault
  std::uint32_t field = 0;         // counts from 1; 0: the row as a whole
  std::string_view name = {};      // of the column, as the file spells it
  const Column* column = nullptr;  // nothing: not a column of the table
  std::string_view value = {};     // of the field
  std::size_t found = 0;           // wrong_count: fields of the row
  std::size_t expected = 0;        // wrong_count: fields of the header
  std::string_view accounts = {};  // no_account: the columns that could name one
};

/// "column 'paid_at' is not a time that exists": the fault without the value, for counting.
std::string reason_of(const Rejection& rejection);

/// The whole sentence. Values that could be personal are masked.
Problem to_problem(const Rejection& rejection, const std::string& file);

/// A value as it may be shown: ids, texts and whatever could hold a phone number keep two
/// characters.
std::string shown_value(std::string_view value, Kind kind);

}  // namespace xingji
