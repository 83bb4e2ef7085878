// Expressions of rule packs as phrases that a merchant reads: "it is shipped within 48 hours of the
// payment", 付款后48小时内发货. Common shapes have idioms; whatever has none is read out word by
// word, so a phrase is never vaguer than its rule. Parameters are given with their value on the
// day.
#pragma once

#include <string>

#include "base/language.h"
#include "pack/pack.h"

namespace xingji {

/// For whom and when something is put into words.
struct Telling {
  const Pack* pack = nullptr;
  Day day = 0;
  Language language = Language::en;
  bool dates = true;    // windows say on which days they begin and end
  bool shares = false;  // plain numbers of parameters are shares, told in percent

  /// Chooses between two texts.
  std::string say(std::string_view en, std::string_view zh) const {
    return std::string(language == Language::zh ? zh : en);
  }
};

/// A condition as a clause. Over rows English calls the row "it".
std::string condition_phrase(const Expression& expression, const Telling& telling);

/// A value as a noun: "the time from the request to the refund", 从申请到退款的时长.
std::string value_phrase(const Expression& expression, const Telling& telling);

/// The parts of a condition that must all hold, or with Op::either those of which one must, each
/// for a line of its own.
std::vector<const Expression*> parts_of(const Expression& condition, Op word = Op::both);

/// A kept number with its unit: "48 hours", 48小时, "80%", "12.50 CNY".
std::string amount_phrase(const Amount& amount, Language language);

/// A number of the pack on the day of the telling, with its unit; `as_percent`: plain numbers are
/// shares.
std::string number_phrase(const Number& number, bool as_percent, const Telling& telling);

/// A measure's name: its title or id, or which side of an indicator or whose cases it is.
std::string measure_name(std::string_view id, const Telling& telling);

/// The title of a table or set, or its id; a table's column may be called as an indicator is.
std::string table_name(std::string_view id, const Telling& telling);
std::string set_name(std::string_view id, const Telling& telling);
std::string column_name(std::string_view id, const Telling& telling);

}  // namespace xingji
