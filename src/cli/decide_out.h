// What a decision gave, as JSON for programs and as text for people.
#pragma once

#include <string>

#include "base/language.h"
#include "pack/decide.h"

namespace xingji {

struct DecisionSheet {
  const Pack* pack = nullptr;
  const Decision* decision = nullptr;
  Day day = 0;
  Answers answers;
  Decided decided;
};

std::string decision_json(const DecisionSheet& sheet, Language language);
std::string decision_text(const DecisionSheet& sheet, Language language);
/// The question for an input, with what may be answered.
std::string question_text(const DecisionSheet& sheet, std::size_t asks, Language language);

}  // namespace xingji
