#include "engine/reason_words.h"

#include <algorithm>
#include <vector>

#include "pack/visit.h"

namespace xingji {
namespace {

Title filled(Title title, const std::string& id) {
  if (title.zh.empty()) title.zh = title.en.empty() ? id : title.en;
  if (title.en.empty()) title.en = title.zh;
  return title;
}

template <class Things>
std::optional<Title> title_in(const Things& things, std::string_view id) {
  for (const auto& thing : things) {
    if (thing.id == id) return filled(thing.title, thing.id);
  }
  return std::nullopt;
}

std::optional<Title> title_of(const Pack& pack, const Expression& part) {
  if (part.op == Op::parameter) return title_in(pack.parameters, part.name);
  if (part.op != Op::attribute) return std::nullopt;
  const auto dot = part.name.find('.');
  const std::string id = dot == std::string::npos ? part.name : part.name.substr(dot + 1);
  return title_in(pack.attributes, id).value_or(Title{id, id});
}

}  // namespace

Title title_at(const Pack& pack, const std::string& path) {
  const std::size_t first = path.find('.');
  const std::string block = path.substr(0, first);
  const std::size_t second = first == std::string::npos ? first : path.find('.', first + 1);
  const std::string id =
      first == std::string::npos ? "" : path.substr(first + 1, second - first - 1);
  std::optional<Title> found;
  if (block == "total") found = Title{"总分", "the total"};
  if (block == "dimensions") found = title_in(pack.dimensions, id);
  if (block == "indicators") found = title_in(pack.indicators, id);
  if (block == "gates") found = title_in(pack.gates, id);
  if (block == "stars") found = title_in(pack.bands, id);
  if (block == "deductions") found = title_in(pack.deductions, id);
  if (block == "bonuses") found = title_in(pack.bonuses, id);
  if (block == "parameters") found = title_in(pack.parameters, id);
  return found.value_or(Title{path, path});
}

Title asked_for(const Pack& pack, const Expression& expression) {
  std::vector<Title> asked;
  visit(expression, [&](const Expression& part) {
    const auto title = title_of(pack, part);
    if (!title) return;
    const bool is_known = std::any_of(asked.begin(), asked.end(),
                                      [&](const Title& other) { return other.en == title->en; });
    if (!is_known) asked.push_back(*title);
  });
  Title words;
  for (const Title& title : asked) {
    words.zh += (words.zh.empty() ? "「" : "、「") + title.zh + "」";
    words.en += (words.en.empty() ? "'" : ", '") + title.en + "'";
  }
  if (asked.empty()) words = {to_text(expression), to_text(expression)};
  return words;
}

}  // namespace xingji
