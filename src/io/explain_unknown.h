// Why something is not known, in words, and the parameters that a rule names with their values.
#pragma once

#include <string>
#include <vector>

#include "io/explain_text.h"

namespace xingji {

/// Chooses between the two languages: say("none", "无").
class Say {
 public:
  explicit Say(Language language) : language_(language) {}
  std::string operator()(const char* en, const char* zh) const {
    return language_ == Language::zh ? zh : en;
  }
  Language language() const { return language_; }

 private:
  Language language_;
};

/// A line for everything that keeps a day expression from being known, each after `indent`; nothing
/// when it is known.
std::string unknown_text(const Expression& expression, const Explanation& explanation,
                         const std::string& indent, Language language);

/// A line per table that does not cover the measure's window.
std::string gaps_text(const Explanation& explanation, std::size_t measure,
                      const std::string& indent, Language language);

/// A line per parameter that the expressions name: its value on the day, or that it has none.
std::string parameters_text(const std::vector<const Expression*>& expressions,
                            const Explanation& explanation, const std::string& indent,
                            Language language);

}  // namespace xingji
