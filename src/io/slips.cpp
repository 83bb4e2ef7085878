#include "io/slips.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace xingji {

namespace {

constexpr std::size_t shortest_word = 4;  // of two letters one is half the word

std::string without_digits(std::string_view word) {
  std::string letters(word);
  std::erase_if(letters, [](char c) { return c >= '0' && c <= '9'; });
  return letters;
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool differs_in_case(std::string_view word, std::string_view known) {
  return word != known && std::equal(word.begin(), word.end(), known.begin(), known.end(),
                                     [](char a, char b) { return small(a) == small(b); });
}

}  // namespace

std::string slip_for(std::string_view word, std::span<const std::string_view> known) {
  if (std::find(known.begin(), known.end(), word) != known.end()) return {};
  const auto other_case = std::find_if(known.begin(), known.end(), [&](std::string_view each) {
    return differs_in_case(word, each);
  });
  if (other_case != known.end()) return std::string(*other_case);
  const bool is_ascii = std::all_of(word.begin(), word.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!is_ascii || word.size() < shortest_word) return {};
  std::string meant = nearest(word, known);
  if (meant.empty() || !is_slip(word, meant)) return {};
  return without_digits(word) == without_digits(meant) ? std::string() : meant;
}

Problem slip(Place place, std::string_view column, std::string_view word, std::string_view meant) {
  std::string message = "column '";
  message.append(column).append("': '").append(visible(word));
  message.append("' is not a known word and is taken as it stands");
  std::string remedy = "did you mean '";
  remedy.append(meant).append("'?");
  return {std::move(place), std::move(message), std::move(remedy), true};
}

}  // namespace xingji
