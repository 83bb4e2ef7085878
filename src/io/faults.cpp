#include "io/faults.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "pack/printed.h"

namespace xingji {
namespace {

constexpr std::size_t longest_shown = 40;
constexpr std::string_view write_time = "write 2022-06-15 15:36:04";

// What is said of the column, the value, or the row.
std::string_view phrase(Fault fault) {
  switch (fault) {
    case Fault::none:
      return "";
    case Fault::empty:
      return "is empty";
    case Fault::not_a_time:
      return "is not a time";
    case Fault::no_such_time:
      return "is not a time that exists";
    case Fault::time_out_of_range:
    case Fault::day_out_of_range:
    case Fault::out_of_range:
      return "is out of range";
    case Fault::not_a_day:
      return "is not a day";
    case Fault::no_such_day:
      return "is not a day that exists";
    case Fault::not_a_flag:
      return "is not a flag";
    case Fault::not_whole:
      return "is not a whole number";
    case Fault::not_money:
      return "is not an amount of money";
    case Fault::negative_money:
      return "is negative";
    case Fault::not_decimal:
      return "is not a decimal number";
    case Fault::too_large:
      return "is too large";
    case Fault::id_too_long:
      return "is longer than 64 bytes";
    case Fault::text_too_long:
      return "is longer than 4096 bytes";
    case Fault::unknown_word:
      return "is not one of its words";
    case Fault::not_utf8:
      return "is not UTF-8";
    case Fault::nul_byte:
      return "holds a NUL byte";
    case Fault::field_too_long:
      return "is longer than 1 MiB";
    case Fault::nested:
      return "holds a list or an object";
    case Fault::given_twice:
      return "is given twice";
    case Fault::wrong_count:
      return "the number of fields differs from the header's";
    case Fault::carriage_return:
      return "a carriage return stands within the row";
    case Fault::no_account:
      return "the row names no account";
    case Fault::never_closes:
      return "the quote that opens here never closes";
    case Fault::text_after_quote:
      return "text follows the quote that closes a field";
    case Fault::line_too_long:
      return "the line is longer than 16 MiB";
    case Fault::not_json:
      return "the line is not a JSON object";
  }
  return "";
}

bool has_column(Fault fault) { return fault >= Fault::empty && fault <= Fault::given_twice; }

// Faults that lie in what the value says; of the others the value is not shown.
bool shows_value(Fault fault) { return fault >= Fault::not_a_time && fault <= Fault::unknown_word; }

std::string number(std::int64_t value) { return std::to_string(value); }

std::string remedy_for_word(const Rejection& rejection) {
  const std::vector<std::string_view> words = split(rejection.column->words, ' ');
  std::string meant = did_you_mean(rejection.value, words);
  if (!meant.empty()) return meant;
  std::string list = "write one of";
  for (const std::string_view word : words) list.append(" ").append(word).append(",");
  list.pop_back();
  return list;
}

// Of a time its seconds, as formulas take it.
std::string remedy_for_decimal(std::string_view text) {
  const Printed time = parse_printed(text, Type::duration, Indicator::PrintedAs::seconds);
  const bool is_time = time.state == Printed::State::value && time.has_unit;
  const auto seconds = is_time ? to_micro(time.value) : std::nullopt;
  if (!seconds) return "write 12.5, with at most six decimal places";
  return "a time is written in seconds: " + format_micro(*seconds);
}

std::string remedy(const Rejection& rejection) {
  const Column* column = rejection.column;
  const bool may_be_day =
      column != nullptr && (column->kind == Kind::from || column->kind == Kind::to);
  switch (rejection.fault) {
    case Fault::empty:
      return "every row needs it";
    case Fault::not_a_time:
    case Fault::no_such_time:
      return std::string(write_time) + (may_be_day ? " or 2022-06-15" : "");
    case Fault::time_out_of_range:
    case Fault::day_out_of_range:
      return "from 1970-01-02 to 2106-02-06";
    case Fault::not_a_day:
    case Fault::no_such_day:
      return "write 2022-06-15";
    case Fault::not_a_flag:
      return "write true, false, 1 or 0";
    case Fault::not_whole:
      return "write digits only";
    case Fault::out_of_range:
      return "from " + number(column->least) + " to " + number(column->most);
    case Fault::not_money:
      return "write 12.50, with at most two decimal places";
    case Fault::negative_money:
      return "an amount has no sign; what was paid back is a row of refunds";
    case Fault::not_decimal:
      return remedy_for_decimal(rejection.value);
    case Fault::too_large:
      return "at most twelve digits before the point";
    case Fault::unknown_word:
      return remedy_for_word(rejection);
    case Fault::not_utf8:
      return "save the file as UTF-8";
    case Fault::wrong_count:
      return "put quotes around values that hold commas";
    case Fault::carriage_return:
    case Fault::line_too_long:
      return "save the file with line ends LF or CR LF";
    case Fault::no_account: {
      std::string either = "fill " + std::string(rejection.accounts);
      const std::size_t space = either.find(' ', 5);
      return space == std::string::npos ? either : either.replace(space, 1, " or ");
    }
    case Fault::text_after_quote:
      return "inside a quoted field, write a quote twice";
    case Fault::not_json:
      return R"(write one {"column": value, …} per line)";
    case Fault::none:
    case Fault::id_too_long:
    case Fault::text_too_long:
    case Fault::nul_byte:
    case Fault::field_too_long:
    case Fault::nested:
    case Fault::given_twice:
    case Fault::never_closes:
      return "";
  }
  return "";
}

// The first bytes that make up whole characters.
std::string_view first_characters(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (at < text.size() && characters > 0) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    --characters;
  }
  return text.substr(0, at);
}

// A phone or identity number in a column where a date or a count belongs.
bool has_long_number(std::string_view text) {
  std::size_t run = 0;
  for (const char c : text) {
    run = c >= '0' && c <= '9' ? run + 1 : 0;
    if (run >= 7) return true;
  }
  return false;
}

// Signs of other scripts that dates, durations and amounts are written with.
constexpr std::string_view signs_of_values = "年月日时分秒点上下午前后元万￥¥：－／．，";

// Letters of another script, or two words in a row: in a shifted row that is a name or an address.
bool has_words(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) >= 0x80) {
      const std::string_view sign = first_characters(text.substr(i), 1);
      if (signs_of_values.find(sign) == std::string_view::npos) return true;
      i += sign.size() - 1;
    }
    const bool is_gap = text[i] == ' ' && i > 0 && i + 1 < text.size();
    if (is_gap && is_letter(text[i - 1]) && is_letter(text[i + 1])) return true;
  }
  return false;
}

}  // namespace

std::string shown_value(std::string_view value, Kind kind) {
  if (has_words(value)) return visible(first_characters(value, 1)) + "…";
  const bool is_open = kind == Kind::id || kind == Kind::text;
  if (is_open || has_long_number(value) || value.find('@') != std::string_view::npos) {
    return visible(first_characters(value, 2)) + "…";
  }
  if (value.size() <= longest_shown) return visible(value);
  return visible(first_characters(value.substr(0, longest_shown * 4), longest_shown / 4)) + "…";
}

std::string reason_of(const Rejection& rejection) {
  std::string reason;
  if (has_column(rejection.fault) && rejection.name.empty()) {
    reason = "the row ";
  } else if (has_column(rejection.fault)) {
    reason.append("column '").append(first_characters(rejection.name, 64)).append("' ");
  }
  return reason.append(phrase(rejection.fault));
}

Problem to_problem(const Rejection& rejection, const std::string& file) {
  Problem problem;
  problem.place = {file, static_cast<int>(rejection.line), static_cast<int>(rejection.field)};
  problem.remedy = remedy(rejection);
  if (rejection.fault == Fault::wrong_count) {
    problem.message = "the row has " + std::to_string(rejection.found) +
                      (rejection.found == 1 ? " field" : " fields") + ", the header has " +
                      std::to_string(rejection.expected);
  } else if (shows_value(rejection.fault)) {
    problem.message.append("column '").append(first_characters(rejection.name, 64)).append("': '");
    problem.message.append(shown_value(rejection.value, rejection.column->kind)).append("' ");
    problem.message.append(phrase(rejection.fault));
  } else {
    problem.message = reason_of(rejection);
  }
  return problem;
}

}  // namespace xingji
