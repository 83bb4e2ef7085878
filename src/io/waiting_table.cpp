// What waits as a table for people. A short list goes by time; a long one by what it is and then
// by day, so that everybody finds his own.
#include <algorithm>

#include "base/text.h"
#include "engine/told.h"
#include "io/subject_word.h"
#include "io/waiting_words.h"

namespace xingji {
namespace {

constexpr std::size_t short_list = 20;  // as many rows as one looks through at a glance

std::string say(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

using Cells = std::vector<std::string>;

// Columns in which no row has anything are left out.
std::string aligned(const std::vector<Cells>& lines, const std::string& indent) {
  std::vector<std::size_t> widths(lines.front().size(), 0);
  std::vector<bool> is_used(widths.size(), false);
  for (std::size_t l = 0; l < lines.size(); ++l) {
    for (std::size_t c = 0; c < widths.size(); ++c) {
      widths[c] = std::max(widths[c], display_width(lines[l][c]));
      if (l > 0 && !lines[l][c].empty()) is_used[c] = true;
    }
  }
  std::string text;
  for (const Cells& cells : lines) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (is_used[c]) line += (line.empty() ? "" : "  ") + pad_right(cells[c], widths[c]);
    }
    text += indent + line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return text;
}

class WaitingTable {
 public:
  WaitingTable(const WaitingSheet& sheet, std::size_t limit, Language language)
      : sheet_(sheet),
        limit_(limit == 0 ? sheet.rows.size() : limit),
        language_(language),
        teller_(*sheet.facts, sheet.view) {
    const std::string& first = sheet.rows.front().subject;
    with_subject_ = std::any_of(sheet.rows.begin(), sheet.rows.end(),
                                [&](const Waiting& row) { return row.subject != first; });
  }

  std::string text() {
    const std::size_t count = sheet_.rows.size();
    return count <= std::min(short_list, limit_) ? by_time() : by_kind();
  }

 private:
  std::string by_time() {
    std::vector<Cells> lines = {head()};
    lines.front().insert(lines.front().begin() + 2, say(language_, "事项", "what"));
    for (const Waiting& row : sheet_.rows) {
      lines.push_back(cells_of(row));
      const std::string& title = pick(task_of(sheet_, row).title, language_);
      lines.back().insert(lines.back().begin() + 2, visible(title));
    }
    std::string text = aligned(lines, "") + '\n';
    for (std::size_t t = 0; t < sheet_.pack->tasks.size(); ++t) {
      if (const auto rows = rows_of(t); !rows.empty()) text += summary(t, rows);
    }
    return text;
  }

  // The kind of what is due first stands first.
  std::string by_kind() {
    std::vector<std::size_t> kinds;
    for (const Waiting& row : sheet_.rows) {
      if (std::find(kinds.begin(), kinds.end(), row.task) == kinds.end()) kinds.push_back(row.task);
    }
    std::string text;
    for (const std::size_t task : kinds) {
      const auto rows = rows_of(task);
      text += (text.empty() ? "" : "\n") + summary(task, rows) + by_day(rows);
    }
    return text;
  }

  // Each day with its count, also those whose rows are beyond the limit.
  std::string by_day(const std::vector<const Waiting*>& rows) {
    std::string text;
    std::size_t left = limit_;
    for (std::size_t begin = 0; begin < rows.size();) {
      const std::string day = day_text(*rows[begin]);
      std::size_t end = begin;
      while (end < rows.size() && day_text(*rows[end]) == day) ++end;
      if (!day.empty()) {
        text += "  " + day + say(language_, "：", ": ") + std::to_string(end - begin) + '\n';
      }
      std::vector<Cells> lines = {head()};
      for (std::size_t r = begin; r < end && left > 0; ++r, --left) {
        lines.push_back(cells_of(*rows[r]));
      }
      if (lines.size() > 1) text += aligned(lines, "    ");
      begin = end;
    }
    if (limit_ < rows.size()) {
      const std::string rest = std::to_string(rows.size() - limit_);
      text += "  " + say(language_, "… 另有 " + rest + " 行\n", "… and " + rest + " more\n");
    }
    return text;
  }

  // "late", "today 2022-06-15", "2022-06-17"; empty where there is no clock.
  std::string day_text(const Waiting& row) const {
    if (!task_of(sheet_, row).has_clock) return "";
    if (!row.due) return say(language_, "期限未知", "due time not known");
    if (is_late(sheet_, row)) return say(language_, "已超时", "late");
    const Day day = sheet_.pack->zone.day_of(*row.due);
    const Day today = sheet_.pack->zone.day_of(sheet_.view);
    std::string name;
    if (day == today) name = say(language_, "今天 ", "today ");
    if (day == today + 1) name = say(language_, "明天 ", "tomorrow ");
    return name + format_day(day);
  }

  std::vector<const Waiting*> rows_of(std::size_t task) const {
    std::vector<const Waiting*> rows;
    for (const Waiting& row : sheet_.rows) {
      if (row.task == task) rows.push_back(&row);
    }
    return rows;
  }

  std::string summary(std::size_t task, const std::vector<const Waiting*>& rows) const {
    const Task& said = sheet_.pack->tasks[task];
    std::string text = visible(pick(said.title, language_)) + say(language_, "：待办 ", ": ") +
                       std::to_string(rows.size()) + say(language_, "", " waiting");
    if (said.has_clock) {
      const auto late = std::count_if(rows.begin(), rows.end(),
                                      [&](const Waiting* row) { return is_late(sheet_, *row); });
      text +=
          say(language_, "，已超时 ", ", ") + std::to_string(late) + say(language_, "", " late");
    }
    text += sum_text(sheet_, task, language_) + '\n';
    const std::string& advice = pick(said.advice, language_);
    if (!advice.empty()) text += "  " + visible(advice) + '\n';
    return text;
  }

  Cells head() const {
    return {say(language_, "截止", "due"),
            say(language_, "剩余", "remaining"),
            subject_word(sheet_.pack->subject, language_),
            say(language_, "编号", "id"),
            say(language_, "发生", "since"),
            say(language_, "订单", "order"),
            say(language_, "金额", "amount"),
            say(language_, "商品", "product"),
            say(language_, "买家", "buyer"),
            say(language_, "买家等级", "level"),
            say(language_, "超时的代价", "a breach costs")};
  }

  Cells cells_of(const Waiting& row) {
    const Task& task = task_of(sheet_, row);
    const Told told = teller_.of(task.rows.table, row);
    const std::string id = id_of(sheet_, row);
    const std::string product =
        told.title.empty() ? told.product : told.title + " (" + told.product + ')';
    return {time_text(sheet_, row.due),
            task.has_clock ? remaining_text(sheet_, row, language_) : "",
            with_subject_ ? visible(row.subject) : "",
            visible(id),
            time_text(sheet_, row.began),
            told.order == id ? "" : visible(told.order),
            told.amount ? money_text(sheet_, *told.amount, language_) : "",
            visible(product),
            visible(told.buyer),
            visible(told.buyer_level),
            visible(cost_text(sheet_, row, language_))};
  }

  const WaitingSheet& sheet_;
  std::size_t limit_;
  Language language_;
  Teller teller_;
  bool with_subject_ = false;
};

}  // namespace

std::string waiting_table(const WaitingSheet& sheet, std::size_t limit, Language language) {
  if (sheet.rows.empty()) {
    return say(language, "没有待办事项\n", "nothing waits to be done\n");
  }
  return WaitingTable(sheet, limit, language).text();
}

}  // namespace xingji
