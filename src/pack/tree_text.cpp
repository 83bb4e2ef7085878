#include "pack/tree_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace xingji {
namespace {

constexpr std::size_t largest_file = 1U << 20U;
constexpr std::size_t most_faults = 20;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Complaint {
  std::string_view theirs;
  std::string_view ours;
  std::string_view remedy;
};

constexpr std::array complaints = std::to_array<Complaint>({
    {"illegal map value", "a ':' where no key is expected",
     "put a text that contains ': ' in quotes"},
    {"end of map not found", "this line does not fit the block it stands in",
     "check its indentation, and put a text that goes on over lines in quotes"},
    {"end of map flow not found", "a '{' that never closes", "close it with '}'"},
    {"end of sequence not found", "this line does not fit the list it stands in",
     "check its indentation"},
    {"end of sequence flow not found", "a '[' that never closes", "close it with ']'"},
    {"illegal flow end", "a '}' or ']' without its opening",
     "put a text that contains it in quotes"},
    {"illegal EOF in scalar", "a quote that never closes", "end the text with the same quote"},
    {"unknown token", "a text cannot begin like this", "put the text in quotes"},
    {"the referenced anchor is not defined", "an alias (*…)",
     "write the value out; packs have no anchors and aliases"},
    {"alias not found after *", "a text cannot begin with '*'", "put the text in quotes"},
    {"anchor not found after &", "a text cannot begin with '&'", "put the text in quotes"},
    {"illegal block entry", "a '- ' where no list is expected", "put the list on lines of its own"},
    {"illegal map key", "a key where none is expected", "check the indentation"},
});

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

TreeText::TreeText(std::string_view bytes, std::string file)
    : bytes_(bytes), file_(std::move(file)), line_starts_{0} {
  if (bytes_.starts_with(byte_order_mark)) bytes_.remove_prefix(byte_order_mark.size());
  for (std::size_t i = 0; i < bytes_.size(); ++i) {
    if (bytes_[i] == '\n') line_starts_.push_back(i + 1);
  }
}

Problems TreeText::faults() const {
  if (bytes_.size() > largest_file) {
    return {{{file_, 0, 0}, "the file is larger than 1 MiB", "a pack is written by people"}};
  }
  if (!is_utf8(bytes_)) return {{{file_, 0, 0}, "the file is not UTF-8", "save it as UTF-8"}};
  Problems problems;
  std::size_t last_line = 0;
  for (std::size_t i = 0; i < bytes_.size() && problems.size() < most_faults; ++i) {
    const auto c = static_cast<unsigned char>(bytes_[i]);
    const bool is_control = (c < 0x20 && c != '\n' && c != '\r') || c == 0x7F;
    if (!is_control) continue;
    const Place place = place_at(static_cast<int>(i));
    if (static_cast<std::size_t>(place.line) == last_line) continue;
    last_line = static_cast<std::size_t>(place.line);
    if (c == '\t') {
      problems.push_back({place, "a tab", "use spaces"});
    } else {
      problems.push_back({place, "a control character", "take it out"});
    }
  }
  return problems;
}

Place TreeText::place_at(int position) const {
  const std::size_t at = std::min(bytes_.size(), static_cast<std::size_t>(std::max(position, 0)));
  const auto line = std::upper_bound(line_starts_.begin(), line_starts_.end(), at) - 1;
  int column = 1;
  for (std::size_t i = *line; i < at; ++i) column += continues_character(bytes_[i]) ? 0 : 1;
  return {file_, static_cast<int>(line - line_starts_.begin()) + 1, column};
}

Node::Style TreeText::style_at(int position, std::string_view value) const {
  const std::size_t at = static_cast<std::size_t>(std::max(position, 0));
  if (at >= bytes_.size()) return Node::Style::spread;
  const std::string_view rest = bytes_.substr(at);
  if (rest.starts_with(value)) return Node::Style::plain;
  if (rest.front() == '"' && rest.substr(1).starts_with(value)) return Node::Style::double_quoted;
  if (rest.front() != '\'') return Node::Style::spread;
  std::string doubled = "'";
  for (const char c : value) doubled.append(c == '\'' ? 2 : 1, c);
  return rest.starts_with(doubled) ? Node::Style::single_quoted : Node::Style::spread;
}

Problem TreeText::problem_of(const TornText& torn) const {
  return {place_at(static_cast<int>(torn.at)), torn.message, torn.remedy};
}

std::optional<Problem> TreeText::unclosed() const {
  const auto torn = find_unclosed(bytes_);
  return torn ? std::optional(problem_of(*torn)) : std::nullopt;
}

Problem TreeText::explain(int position, const std::string& message) const {
  const std::size_t at = static_cast<std::size_t>(std::max(position, 0));
  if (auto torn = find_unclosed(bytes_); torn && torn->at <= at) return problem_of(*torn);
  const bool lacks_colon = message.starts_with("illegal map value");
  if (auto torn = find_line_without_colon(bytes_, at); torn && lacks_colon) {
    return problem_of(*torn);
  }
  const Place place = place_at(position);
  for (const Complaint& complaint : complaints) {
    if (message.starts_with(complaint.theirs)) {
      return {place, std::string(complaint.ours), std::string(complaint.remedy)};
    }
  }
  return {place, "this is not YAML: " + message, ""};
}

}  // namespace xingji
