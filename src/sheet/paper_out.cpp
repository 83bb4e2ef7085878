#include "sheet/paper_out.h"

#include <algorithm>
#include <span>

#include "base/plural.h"
#include "base/text.h"
#include "io/csv_cell.h"
#include "io/json_object.h"

namespace xingji::sheet {
namespace {

constexpr std::size_t days_in_block = 7;

enum class Change : std::uint8_t { none, same, better, worse, moved };

Change change_at(const Line& line, std::size_t d) {
  const auto before = last_before(line.values, d);
  if (!line.values[d] || !before) return Change::none;
  const Micro from = *line.values[*before];
  const Micro to = *line.values[d];
  if (from == to) return Change::same;
  if (line.better == Better::middle) return Change::moved;
  return is_worse(from, to, line.better) ? Change::worse : Change::better;
}

const char* word_of(Change change) {
  switch (change) {
    case Change::none:
      return "";
    case Change::same:
      return "same";
    case Change::better:
      return "better";
    case Change::worse:
      return "worse";
    case Change::moved:
      return "moved";
  }
  return "";
}

const char* sign_of(Change change) {
  switch (change) {
    case Change::none:
    case Change::same:
      return "";
    case Change::better:
      return "▲";
    case Change::worse:
      return "▼";
    case Change::moved:
      return "~";
  }
  return "";
}

std::string short_day(Day day) { return format_day(day).substr(5); }

std::string number(Micro value) { return format_micro(round_to(value, 3)); }

class Table {
 public:
  Table(const Paper& paper, Language language, std::size_t columns)
      : paper_(paper), language_(language), columns_(columns) {
    for (std::size_t d = 0; d < paper.days; ++d) {
      if (!paper.is_of_periods || has_number(d)) days_.push_back(d);
    }
  }

  std::string text() {
    text_ = heading(paper_, language_) + '\n';
    // The newest days stand in a whole block.
    const std::size_t together = days_side_by_side();
    std::size_t from = 0;
    std::size_t to = days_.size() % together;
    if (to == 0) to = std::min(together, days_.size());
    for (; from < days_.size(); from = to, to += together) block(from, to);
    if (!paper_.missing.empty()) {
      const std::string count = std::to_string(paper_.missing.size());
      text_ += say("缺 ", "No numbers on ") +
               (language_ == Language::zh ? count + " 天：" : counted(count, "day") + ": ") +
               days_text(paper_.missing, language_) + '\n';
    }
    for (const Paper::NoTotal& each : paper_.no_total) {
      text_ += say("没有总分（", "No total on ") + days_text(each.days, language_) +
               say("）：", ": ") + visible(pick(each.reason, language_)) + '\n';
    }
    unranked();
    return std::move(text_);
  }

 private:
  using Row = std::vector<std::string>;

  std::string say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }

  void unranked() {
    if (paper_.unranked.empty()) return;
    std::string names;
    for (const Title& title : paper_.unranked) {
      names += (names.empty() ? "" : say("、", ", ")) + pick(title, language_);
    }
    text_ += say("不在总分里：", "Not in the total: ") + names +
             say("：按同行排名给分，填的时候带上排名，如 98% 超过85%",
                 ": ranked among peers; enter the share of peers that it beats too, such as "
                 "98% 超过85%") +
             '\n';
  }

  // A sheet of whole periods has a column for each of them.
  bool has_number(std::size_t d) const {
    const auto has = [&](const Line& line) { return line.values[d].has_value(); };
    const auto has_any = [&](const Score& score) { return has(score.own) || has(score.official); };
    return std::any_of(paper_.lines.begin(), paper_.lines.end(), has) ||
           std::any_of(paper_.gates.begin(), paper_.gates.end(), has) ||
           std::any_of(paper_.dimensions.begin(), paper_.dimensions.end(), has_any) ||
           has_any(paper_.total) || has_any(paper_.stars);
  }

  std::span<const std::size_t> days(std::size_t from, std::size_t to) const {
    return std::span(days_).subspan(from, to - from);
  }

  std::size_t days_side_by_side() const {
    if (columns_ == 0) return days_in_block;
    std::size_t title = 0;
    std::size_t cell = 0;
    for (const Row& row : rows_of(0, days_.size())) {
      title = std::max(title, display_width(row[0]));
      for (std::size_t c = 1; c < row.size(); ++c) cell = std::max(cell, display_width(row[c]));
    }
    const std::size_t room = columns_ > title ? columns_ - title : 0;
    return std::clamp<std::size_t>(room / (cell + 2), 1, days_in_block);
  }

  // Days without any number are told by their dates alone.
  void block(std::size_t from, std::size_t to) {
    const std::vector<Row> rows = rows_of(from, to);
    const bool is_blank = std::all_of(rows.begin() + 1, rows.end(), [](const Row& row) {
      return std::all_of(row.begin() + 1, row.end(),
                         [](const std::string& cell) { return cell == "·"; });
    });
    if (!is_blank || to - from == days_.size()) add(rows);
  }

  std::vector<Row> rows_of(std::size_t from, std::size_t to) const {
    std::vector<Row> rows{{""}};
    for (const std::size_t d : days(from, to)) rows[0].push_back(short_day(paper_.day(d)));
    for (const Line& line : paper_.lines) rows.push_back(row_of(line, from, to));
    for (const Line& line : paper_.gates) rows.push_back(row_of(line, from, to));
    rows.push_back(row_of(paper_.total.own, from, to));
    rows.push_back(row_of(paper_.stars.own, from, to));
    add_official(from, to, rows);
    return rows;
  }

  Row row_of(const Line& line, std::size_t from, std::size_t to) const {
    Row row{pick(line.title, language_)};
    for (const std::size_t d : days(from, to)) {
      std::string cell = "·";
      if (line.values[d]) {
        cell = value_text(line, *line.values[d], language_);
        if (!line.points.empty() && line.points[d]) cell += "/" + number(*line.points[d]);
        if (!line.fails.empty() && line.fails[d]) cell += "✗";
        cell += sign_of(change_at(line, d));
      }
      row.push_back(std::move(cell));
    }
    return row;
  }

  void add_official(std::size_t from, std::size_t to, std::vector<Row>& rows) const {
    for (const Score& score : paper_.dimensions) add_official(score, from, to, rows);
    add_official(paper_.total, from, to, rows);
    add_official(paper_.stars, from, to, rows);
  }

  // The platform's number, and ours less it where they differ: "4.5 (-0.2)".
  void add_official(const Score& score, std::size_t from, std::size_t to,
                    std::vector<Row>& rows) const {
    const Series& theirs = score.official.values;
    const Series& ours = score.own.values;
    Row row{pick(score.official.title, language_)};
    bool is_any = false;
    for (const std::size_t d : days(from, to)) {
      std::string cell = "·";
      if (theirs[d]) {
        is_any = true;
        cell = number(*theirs[d]);
        const Micro apart = ours[d] ? *ours[d] - *theirs[d] : 0;
        if (apart != 0) cell += (apart > 0 ? "(+" : "(") + number(apart) + ')';
      }
      row.push_back(std::move(cell));
    }
    if (is_any) rows.push_back(std::move(row));
  }

  void add(const std::vector<Row>& rows) {
    std::vector<std::size_t> widths(rows[0].size());
    for (const Row& row : rows) {
      for (std::size_t c = 0; c < row.size(); ++c) {
        widths[c] = std::max(widths[c], display_width(row[c]));
      }
    }
    for (const Row& row : rows) {
      text_ += pad_right(row[0], widths[0]);
      for (std::size_t c = 1; c < row.size(); ++c) text_ += "  " + pad_left(row[c], widths[c]);
      text_ += '\n';
    }
  }

  const Paper& paper_;
  Language language_;
  std::size_t columns_;
  std::vector<std::size_t> days_;  // that are shown
  std::string text_;
};

struct Told {
  std::string day;
  const Line* line = nullptr;
  std::size_t d = 0;
  std::optional<Micro> official;
};

std::vector<Told> told_of(const Paper& paper) {
  std::vector<Told> told;
  for (std::size_t d = 0; d < paper.days; ++d) {
    const std::string day = format_day(paper.day(d));
    for (const Line& line : paper.lines) {
      if (line.values[d]) told.push_back({day, &line, d, std::nullopt});
    }
    for (const Line& line : paper.gates) {
      if (line.values[d]) told.push_back({day, &line, d, std::nullopt});
    }
    const auto add = [&](const Score& score) {
      const auto& official = score.official.values[d];
      if (score.own.values[d] || official) told.push_back({day, &score.own, d, official});
    };
    for (const Score& score : paper.dimensions) add(score);
    add(paper.total);
    add(paper.stars);
  }
  return told;
}

std::optional<Micro> points_of(const Told& told) {
  return told.line->points.empty() ? std::nullopt : told.line->points[told.d];
}

}  // namespace

std::string heading(const Paper& paper, Language language) {
  return visible(paper.subject) + " · " + pick(paper.pack->title, language) + " · " +
         format_day(paper.first) + (language == Language::zh ? " 至 " : " to ") +
         format_day(paper.day(paper.days - 1));
}

std::string days_text(const std::vector<Day>& days, Language language) {
  constexpr std::size_t most = 10;
  std::string text;
  for (std::size_t d = 0; d < std::min(days.size(), most); ++d) {
    text += (d == 0 ? "" : language == Language::zh ? "、" : ", ") + short_day(days[d]);
  }
  return days.size() > most ? text + " …" : text;
}

std::string value_text(const Line& line, Micro value, Language language) {
  if (line.as == Indicator::PrintedAs::score) return number(value);
  return print_value(value, line.as, language);
}

std::string paper_text(const Paper& paper, Language language, std::size_t columns) {
  return Table(paper, language, columns).text();
}

std::string papers_csv(const std::vector<Paper>& papers) {
  std::string text = "subject,pack,day,name,value,points,official,change\n";
  const auto spelled_or_empty = [](const std::optional<Micro>& value) {
    return value ? format_micro(*value) : std::string();
  };
  for (const Paper& paper : papers) {
    for (const Told& told : told_of(paper)) {
      text += csv_cell(paper.subject) + ',' + paper.pack->id + ',' + told.day + ',' +
              told.line->name + ',' + spelled_or_empty(told.line->values[told.d]) + ',' +
              spelled_or_empty(points_of(told)) + ',' + spelled_or_empty(told.official) + ',' +
              word_of(change_at(*told.line, told.d)) + '\n';
    }
  }
  return text;
}

std::string papers_json(const std::vector<Paper>& papers) {
  List list;
  for (const Paper& paper : papers) {
    for (const Told& told : told_of(paper)) {
      Object object;
      object.add("subject", json_text(paper.subject))
          .add("pack", json_text(paper.pack->id))
          .add("day", json_text(told.day))
          .add("name", json_text(told.line->name))
          .add("value", spelled(told.line->values[told.d]))
          .add("points", spelled(points_of(told)))
          .add("official", spelled(told.official))
          .add("change", json_text(word_of(change_at(*told.line, told.d))));
      list.add(object.text());
    }
  }
  return list.text() + '\n';
}

}  // namespace xingji::sheet
