#include "typed/verdict.h"

#include <algorithm>
#include <array>

#include "pack/printed.h"

namespace xingji::typed {
namespace {

constexpr auto passed_words = std::to_array<std::string_view>(
    {"达标", "已达标", "合格", "通过", "已通过", "正常", "passed", "pass", "met", "ok"});
constexpr auto failed_words =
    std::to_array<std::string_view>({"未达标", "不达标", "没达标", "未通过", "不通过", "没通过",
                                     "不合格", "fail", "not met", "not passed"});

std::string small(std::string_view text) {
  std::string result = plain_signs(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

// "轻度" of 轻度未达标.
bool is_of_level(const std::string& words, const Gate& gate) {
  constexpr std::size_t least = 4;  // bytes: no single character says a level
  return words.size() >= least &&
         std::any_of(gate.levels.begin(), gate.levels.end(), [&](const Gate::Level& level) {
           return !level.is_pass && (level.title.zh.find(words) != std::string::npos ||
                                     small(level.title.en).find(words) != std::string::npos);
         });
}

}  // namespace

std::optional<Verdict> verdict_in(std::string_view words, const Gate& gate) {
  constexpr std::size_t longest = 48;
  const std::string said = small(words);
  const bool has_number = said.find_first_of("0123456789") != std::string::npos;
  if (said.empty() || said.size() > longest || has_number) return std::nullopt;
  const auto is_said = [&](std::string_view word) { return said == word; };
  const auto is_part = [&](std::string_view word) { return said.find(word) != std::string::npos; };
  if (std::any_of(passed_words.begin(), passed_words.end(), is_said)) return Verdict::passed;
  const bool fails = std::any_of(failed_words.begin(), failed_words.end(), is_part);
  return fails || is_of_level(said, gate) ? std::optional(Verdict::failed) : std::nullopt;
}

}  // namespace xingji::typed
