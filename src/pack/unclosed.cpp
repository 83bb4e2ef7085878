#include "pack/unclosed.h"

#include <algorithm>
#include <vector>

namespace xingji {
namespace {

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}

std::size_t indentation(std::string_view text, std::size_t begin) {
  const std::size_t first = text.find_first_not_of(' ', begin);
  return std::min(first, line_end(text, begin)) - begin;
}

bool is_blank(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \r");
  return first == std::string_view::npos || line[first] == '#';
}

// Reads the text as YAML does, as far as quotes and brackets go: they count at the beginning of a
// value, and brackets and commas anywhere between brackets.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::optional<TornText> run() {
    while (!fault_ && at_ < text_.size()) {
      if (at_ == 0 || text_[at_ - 1] == '\n') begin_line();
      if (!fault_ && at_ < text_.size()) step();
    }
    if (!fault_ && !open_.empty()) refuse_open();
    return fault_;
  }

 private:
  char next(std::size_t ahead = 1) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\n';
  }

  void refuse_open() {
    const bool is_map = text_[open_.back()] == '{';
    fault_ = TornText{open_.back(), is_map ? "a '{' that never closes" : "a '[' that never closes",
                      is_map ? "close it with '}'" : "close it with ']'"};
  }

  // A sign that closes something else than what is open: one of the two has no partner in its line.
  void refuse_pair(char closing) {
    const std::size_t begin = line_begin(text_, at_);
    const std::string_view line = text_.substr(begin, line_end(text_, at_) - begin);
    const char opening = closing == '}' ? '{' : '[';
    if (std::count(line.begin(), line.end(), opening) >=
        std::count(line.begin(), line.end(), closing)) {
      return refuse_open();
    }
    fault_ =
        TornText{at_, "a '}' or ']' without its opening", "put a text that contains it in quotes"};
  }

  // Whether what begins at byte `opened` cannot go on in the line at `at_`: that line is no farther
  // in.
  bool is_left(std::size_t opened) const {
    return indentation(text_, at_) <= indentation(text_, line_begin(text_, opened));
  }

  void begin_line() {
    const bool goes_on = !starts_value_;  // perhaps a text over lines, in which quotes mean nothing
    starts_value_ = true;
    const std::string_view line = text_.substr(at_, line_end(text_, at_) - at_);
    if (is_blank(line)) {
      at_ = line_end(text_, at_);
    } else if (!open_.empty() && is_left(open_.back()) && !closes(line)) {
      refuse_open();
    } else if (open_.empty() && goes_on) {
      const std::size_t first = at_ + line.find_first_not_of(' ');
      if (text_[first] == '"' || text_[first] == '\'') at_ = line_end(text_, at_);
    }
  }

  // From `|` or `>` to the last line that is farther in than its own.
  void block_text() {
    const std::size_t own = indentation(text_, line_begin(text_, at_));
    do {
      at_ = line_end(text_, at_);
      if (at_ < text_.size()) ++at_;
    } while (at_ < text_.size() && (indentation(text_, at_) > own || line_end(text_, at_) == at_));
  }

  // `}` on a line of its own closes what was opened as far in.
  static bool closes(std::string_view line) {
    const char first = line[line.find_first_not_of(' ')];
    return first == '}' || first == ']';
  }

  void step() {
    const char c = text_[at_];
    const bool is_flow = !open_.empty();
    if ((c == '"' || c == '\'') && starts_value_) return quoted(c);
    if ((c == '|' || c == '>') && starts_value_ && !is_flow) return block_text();
    if (c == '#' && (at_ == 0 || text_[at_ - 1] == ' ')) {
      at_ = line_end(text_, at_);
      return;
    }
    if ((c == '{' || c == '[') && (starts_value_ || is_flow)) {
      open_.push_back(at_);
      starts_value_ = true;
    } else if ((c == '}' || c == ']') && is_flow) {
      if ((text_[open_.back()] == '{') != (c == '}')) return refuse_pair(c);
      open_.pop_back();
      starts_value_ = false;
    } else if (c != ' ') {
      const bool is_mark = c == ':' || (c == '-' && starts_value_);
      starts_value_ = (c == ',' && is_flow) || (is_mark && (next() == ' ' || next() == '\n'));
    }
    ++at_;
  }

  // From the opening quote to behind the closing one.
  void quoted(char quote) {
    const std::size_t opened = at_;
    const std::string remedy = "end the text with the same quote";
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (text_[at_ - 1] == '\n' && c != '\n' && is_left(opened)) break;
      if (c == '\\' && quote == '"') ++at_;
      if (c != quote) continue;
      if (quote == '\'' && next() == '\'') {
        ++at_;
        continue;
      }
      ++at_;
      if (std::string_view(" ,}]:\r\n").find(next(0)) == std::string_view::npos) {
        fault_ = TornText{opened, "a quote that closes in the middle of a text", remedy};
      }
      starts_value_ = false;
      return;
    }
    fault_ = TornText{opened, "a quote that never closes", remedy};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool starts_value_ = true;
  std::vector<std::size_t> open_;
  std::optional<TornText> fault_;
};

}  // namespace

std::optional<TornText> find_unclosed(std::string_view text) { return Scanner(text).run(); }

std::optional<TornText> find_line_without_colon(std::string_view text, std::size_t at) {
  const std::size_t own = line_begin(text, std::min(at, text.size()));
  for (std::size_t begin = own; begin > 0;) {
    begin = line_begin(text, begin - 1);
    std::string_view line = text.substr(begin, line_end(text, begin) - begin);
    if (is_blank(line)) continue;
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool has_colon = line.find(": ") != std::string_view::npos || line.ends_with(':');
    if (has_colon || indentation(text, begin) != indentation(text, own)) return std::nullopt;
    return TornText{begin + indentation(text, begin), "a line without a ':'", "write 'key: value'"};
  }
  return std::nullopt;
}

}  // namespace xingji
