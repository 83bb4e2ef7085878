// Gathers the lines of a description, and on the way every assumed number that they give.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "describe/phrase.h"

namespace xingji {

struct TextLine {
  int depth = 0;  // 0 is a heading
  std::string text;
  std::string name = {};    // what it is called whatever its numbers are, where that is not said so
  bool is_assumed = false;  // `text` ends with the mark
  std::vector<std::string> sources = {};  // what the line rests on
};

inline constexpr std::string_view assumed_mark = " ※";

class Writer {
 public:
  explicit Writer(Telling telling) : telling_(telling) {}

  /// The next line; it ends with "※" when something in it is assumed.
  void line(int depth, std::string text);
  /// A heading whose numbers follow its name.
  void heading(int depth, const std::string& name, const std::string& rest);
  /// What the line being made rests on. Reasons of assumptions are kept for the end.
  void rests_on(const Provenance& said);
  /// A number with its unit; the line being made rests on it.
  std::string number(const Number& number, bool as_percent);
  /// Expressions as phrases; the line being made rests on the parameters that they name.
  std::string condition(const Expression& expression);
  std::string value(const Expression& expression);
  std::string instant(const Expression& expression);
  /// `before`, the condition and `after` on one line; a condition too long for that is a list
  /// below.
  void condition_line(int depth, const std::string& before, const Expression& condition,
                      const std::string& after = {});
  /// What the line at a position is called by the lines below it.
  void call(std::size_t line, std::string name) { lines_[line].name = std::move(name); }

  const Telling& telling() const { return telling_; }
  std::string say(std::string_view en, std::string_view zh) const { return telling_.say(en, zh); }
  std::string title(const Title& title) const { return pick(title, telling_.language); }
  std::vector<TextLine>& lines() { return lines_; }
  const std::vector<Provenance>& assumed() const { return assumed_; }

 private:
  void rests_on_parameters(const Expression& expression);

  Telling telling_;
  std::vector<TextLine> lines_;
  std::vector<Provenance> assumed_;
  bool is_assumed_ = false;           // something in the line being made
  std::vector<std::string> sources_;  // of the line being made
};

/// Points and scores are kept in so many decimals: rounded to as many they stay what they are.
inline constexpr int kept_decimals = 6;

/// "rounded to 2 decimals".
std::string decimals_phrase(int decimals, const Writer& to);

}  // namespace xingji
