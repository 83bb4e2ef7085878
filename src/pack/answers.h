// What people answer when a decision asks, and the parts of what they could answer on which all of
// a decision's conditions are the same: its cells.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "pack/decision.h"
#include "pack/pack.h"

namespace xingji {

/// Kept as in Type; of a text only `text`.
struct Answer {
  std::int64_t value = 0;
  std::string text = {};
  bool operator==(const Answer&) const = default;
};

/// By input; empty: not known.
using Answers = std::vector<std::optional<Answer>>;

/// An answer as it is written: `8`, `2h`, `12.50` or `12.50 CNY`, `2022-06-15`, `yes`, a word or
/// its title. Nothing: it is not one; `example_of` shows what would be.
std::optional<Answer> parse_answer(const Decision::Input& input, std::string_view text,
                                   std::string_view currency);
std::string example_of(const Decision::Input& input, std::string_view currency, Language language);

/// For people: words by their titles, amounts with the input's unit.
std::string answer_phrase(const Decision::Input& input, const Answer& answer,
                          std::string_view currency, Language language);
/// The same as it is written in files.
std::string to_text(const Decision::Input& input, const Answer& answer, std::string_view currency);

/// A part of what an input may be. All its values do the same, so `answer` stands for them.
struct AnswerCell {
  Answer answer;
  std::optional<std::int64_t> from = {};  // of quantities and dates; both inclusive
  std::optional<std::int64_t> to = {};
  bool is_after = false;   // begins just behind from - 1, which is a line itself
  bool is_before = false;  // ends just in front of to + 1
  bool is_other = false;   // any text that no condition names
};

/// Every answer belongs to exactly one of them; in order.
std::vector<AnswerCell> cells_of(const Pack& pack, const Decision& decision, std::size_t position,
                                 Day day);

}  // namespace xingji
