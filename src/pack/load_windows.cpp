// Windows: so many days, offsets from the day judged, and choices by yesterday's volume.
#include <algorithm>

#include "base/ratio.h"
#include "base/text.h"
#include "pack/later.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto window_keys = std::to_array<std::string_view>(
    {"last", "from", "to", "counted_from", "choose", "month_ending"});
constexpr auto choice_keys = std::to_array<std::string_view>({"when", "use"});
constexpr int longest_window = 3660;
constexpr std::string_view example = "30 days";

struct Days {
  int from = 0;
  int to = 0;
  int month_ending = 0;
};

std::optional<int> whole(std::string_view text) {
  const auto micro = parse_micro(text);
  if (!micro || *micro % micro_one != 0) return std::nullopt;
  const std::int64_t value = *micro / micro_one;
  if (value < -longest_window || value > longest_window) return std::nullopt;
  return static_cast<int>(value);
}

// "30 days", "month"; nothing when it is written otherwise.
std::optional<Days> last_days(std::string_view text) {
  if (text == "month") return Days{1 - end_of_month, 0, end_of_month};
  const auto parts = split(text, ' ');
  if (parts.size() != 2 || (parts[1] != "days" && parts[1] != "day")) return std::nullopt;
  const auto count = whole(parts[0]);
  if (!count || *count < 1) return std::nullopt;
  return Days{1 - *count, 0};
}

std::optional<int> offset_of(const Reader& reader, std::string_view key) {
  const auto text = reader.need_text(key, std::string(key) + ": -29");
  if (!text) return std::nullopt;
  const auto value = whole(*text);
  if (!value) {
    reader.draft().refuse(
        reader.find(key)->place,
        "'" + std::string(key) + "' should be a number of days, not '" + *text + "'",
        "write for example " + std::string(key) + ": -29");
  }
  return value;
}

// Sources that count from the day of viewing T mean D + 1.
int day_of_counting(const Reader& reader) {
  constexpr Words<int, 2> words = {{{"T", 1}, {"D", 0}}};
  return reader.word("counted_from", words).value_or(0);
}

std::optional<Days> offsets(const Reader& reader) {
  const auto from = offset_of(reader, "from");
  const auto to = offset_of(reader, "to");
  if (!from || !to) return std::nullopt;
  const int shift = day_of_counting(reader);
  const Days days{*from + shift, *to + shift};
  if (days.to > 0) {
    reader.draft().refuse(reader.find("to")->place, "the window looks past the day judged",
                          "'to' is at most " + std::to_string(-shift));
    return std::nullopt;
  }
  if (days.from > days.to) {
    reader.draft().refuse(reader.find("from")->place, "'from' is after 'to'",
                          "write the earlier day first");
    return std::nullopt;
  }
  return days;
}

WindowDraft* find_window(Draft& draft, std::string_view id) {
  for (WindowDraft& candidate : draft.windows) {
    if (candidate.window.id == id) return &candidate;
  }
  return nullptr;
}

void refuse_window(Draft& draft, const Node& node) {
  if (draft.is_unread(node.text)) return;
  std::vector<std::string> known;
  known.reserve(draft.windows.size());
  for (const WindowDraft& window : draft.windows) known.push_back(window.window.id);
  std::string remedy = did_you_mean(node.text, known);
  if (remedy.empty() && draft.is_unread(out_of_joint)) return;
  const bool starts_with_digit = !node.text.empty() && node.text[0] >= '0' && node.text[0] <= '9';
  if (starts_with_digit || remedy.empty()) {
    remedy = "write '" + std::string(example) +
             "', month, { from: -44, to: -15 } or the name of a window";
  }
  draft.refuse(node.place, "'" + node.text + "' is not a window", remedy);
}

Window::Choice fixed_choice(Draft& draft, const Node& node, const Inherited& inherited,
                            const std::string& path, const Days& days) {
  return {std::nullopt, days.from, days.to, need_said(draft, node, inherited, path),
          days.month_ending};
}

std::vector<Window::Choice> read_choices(Draft& draft, const Node& node, const Inherited& inherited,
                                         const std::string& path);

// A scalar: days, or the name of a window, whose own choices are then taken over.
std::vector<Window::Choice> named_or_days(Draft& draft, const Node& node,
                                          const Inherited& inherited, const std::string& path) {
  if (const auto days = last_days(node.text)) {
    return {fixed_choice(draft, node, inherited, path, *days)};
  }
  if (WindowDraft* found = find_window(draft, node.text)) {
    found->is_used = true;
    return found->window.choices;
  }
  refuse_window(draft, node);
  return {};
}

// Months end on a day that all of them have.
std::vector<Window::Choice> month_ending(const Reader& reader, const Node& node,
                                         const std::string& path) {
  constexpr int last_of_every_month = 28;
  const auto day = node.is_scalar() ? whole(node.text) : std::nullopt;
  if (!day || *day < 1 || *day > last_of_every_month) {
    reader.draft().refuse(node.place, "'month_ending' should be a day from 1 to 28",
                          "for calendar months write 'month'");
    return {};
  }
  return {fixed_choice(reader.draft(), node, reader.inherited(), path,
                       Days{1 - end_of_month, 0, *day})};
}

std::vector<Window::Choice> read_days(Draft& draft, const Node& node, const Inherited& inherited,
                                      const std::string& path) {
  if (node.is_scalar()) return named_or_days(draft, node, inherited, path);
  const Reader reader(draft, node, node.place, path, inherited, window_keys);
  if (const Node* choose = reader.find("choose")) {
    return read_choices(draft, *choose, reader.inherited(), path);
  }
  if (const Node* last = reader.find("last")) {
    const auto days = last->is_scalar() ? last_days(last->text) : std::nullopt;
    if (!days) {
      draft.refuse(last->place, "'last' should be a number of days",
                   "write for example 'last: " + std::string(example) + "'");
      return {};
    }
    return {fixed_choice(draft, *last, reader.inherited(), path, *days)};
  }
  if (!node.is_map()) return {};
  if (const Node* ending = reader.find("month_ending")) return month_ending(reader, *ending, path);
  const auto days = offsets(reader);
  if (!days) return {};
  return {fixed_choice(draft, *reader.find("from"), reader.inherited(), path, *days)};
}

std::optional<Window::Choice> read_choice(Draft& draft, const Node& node, bool is_last,
                                          const Inherited& inherited, const std::string& path) {
  const Reader reader(draft, node, node.place, path, inherited, choice_keys);
  const Node* use = reader.need("use", "use: 60 days");
  auto when = reader.expression("when", draft.day_scope(), a_condition);
  if (is_last && reader.find("when") != nullptr) {
    draft.refuse(reader.find("when")->place, "the last choice has no 'when'",
                 "add a choice without one at the end");
  }
  if (!is_last && reader.find("when") == nullptr && !reader.has_stray_keys()) {
    draft.refuse(node.place, "a choice without 'when' is the last one",
                 "the choices after it are never reached");
  }
  if (use == nullptr) return std::nullopt;
  const auto days = read_days(draft, *use, reader.inherited(), path + ".use");
  if (days.empty()) return std::nullopt;
  if (days.size() > 1 || days.front().when) {
    draft.refuse(use->place, "'use' needs a fixed window", "not one with choices of its own");
    return std::nullopt;
  }
  Window::Choice choice = days.front();
  choice.when = std::move(when);
  return choice;
}

std::vector<Window::Choice> read_choices(Draft& draft, const Node& node, const Inherited& inherited,
                                         const std::string& path) {
  if (!node.is_list() || node.items.empty()) {
    draft.refuse(node.place, "'choose' should be a list of choices",
                 "write '- { when: orders_60 < 40, use: 365 days }' for each");
    return {};
  }
  std::vector<Window::Choice> choices;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const bool is_last = i + 1 == node.items.size();
    auto choice = read_choice(draft, node.items[i], is_last, inherited,
                              path + ".choose." + std::to_string(i + 1));
    if (choice) choices.push_back(std::move(*choice));
  }
  return choices;
}

// The day before decides the window; its measures must not wait for a window themselves.
void check_choices(Draft& draft, const Expression& expression) {
  if (expression.op == Op::measure) {
    const auto found = find_measure(draft.pack, expression.name);
    if (found && draft.pack.measures[*found].window.choices.size() > 1) {
      draft.refuse(expression.place,
                   "the window of '" + expression.name + "' is itself chosen by volume",
                   "use a measure with a fixed window here");
    }
  }
  for (const Expression& argument : expression.arguments) check_choices(draft, argument);
}

}  // namespace

void read_windows(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "windows");
  for (const Item& item : block.items) {
    Window window;
    window.id = item.id;
    window.choices = read_days(draft, *item.node, block.inherited, item.path);
    draft.windows.push_back({std::move(window), item.place, false});
  }
}

void resolve_windows(Draft& draft) {
  for (const PendingWindow& pending : draft.pending_windows) {
    Window& window = draft.pack.measures[pending.measure].window;
    if (pending.node->is_scalar()) {
      const WindowDraft* named = find_window(draft, pending.node->text);
      if (named != nullptr) window.id = named->window.id;
    }
    window.choices = read_days(draft, *pending.node, pending.inherited, pending.path);
  }
  for (const WindowDraft& window : draft.windows) {
    for (const Window::Choice& choice : window.window.choices) {
      if (choice.when) check_choices(draft, *choice.when);
    }
  }
  for (const PendingWindow& pending : draft.pending_windows) {
    const Window& window = draft.pack.measures[pending.measure].window;
    for (const Window::Choice& choice : window.choices) {
      if (choice.when && window.id.empty()) check_choices(draft, *choice.when);
    }
  }
}

}  // namespace xingji
