#include "sheet/paper.h"

#include <algorithm>

#include "engine/number.h"
#include "pack/printed.h"
#include "pack/publish.h"
#include "sheet/bounds.h"
#include "sheet/gates.h"
#include "typed/figure.h"
#include "typed/save.h"

namespace xingji::sheet {
namespace {

Line line_of(const Indicator& indicator, const Pack& pack, std::size_t days) {
  Line line;
  line.name = indicator.id;
  line.title = indicator.title;
  line.as = indicator.printed_as;
  line.better = indicator.better;
  line.form = indicator.points.form;
  line.values.resize(days);
  line.points.resize(days);
  for (const Ratio& bound : typed::figure_of(indicator, pack).lines) {
    if (const auto at = to_micro(bound)) line.bounds.push_back(*at);
  }
  return line;
}

Line line_of(const std::string& name, Title title, std::size_t days) {
  Line line;
  line.name = name;
  line.title = std::move(title);
  line.values.resize(days);
  return line;
}

bool has_any(const Series& series) {
  return std::any_of(series.begin(), series.end(),
                     [](const auto& each) { return each.has_value(); });
}

Series entered(const Book& book, const std::string& name, const Paper& paper) {
  Series series(paper.days);
  for (std::size_t d = 0; d < paper.days; ++d) {
    const auto text = book.value({paper.subject, paper.pack->id, name, paper.day(d), "", "", ""});
    if (text) series[d] = parse_printed_score(*text);
  }
  return series;
}

Score score_of(const std::string& name, const Title& title, const Paper& paper, const Book& book) {
  Score score{
      line_of(name, title, paper.days),
      line_of("official." + name, {"平台" + title.zh, "platform's " + title.en}, paper.days)};
  score.official.values = entered(book, name, paper);
  score.own.bounds = bounds_of_score(*paper.pack, name, paper.day(paper.days - 1));
  score.official.bounds = score.own.bounds;
  score.official.noted = noted_bounds_of_score(*paper.pack, name, paper.day(paper.days - 1));
  score.official.limits = limits_of_score(*paper.pack, name, paper.day(paper.days - 1));
  return score;
}

void add_scores(const Book& book, Paper& paper) {
  paper.total = score_of("total", {"总分", "total"}, paper, book);
  paper.stars = score_of("stars", {"星级", "stars"}, paper, book);
  for (const Dimension& dimension : paper.pack->dimensions) {
    Score score = score_of("dimension." + dimension.id, dimension.title, paper, book);
    if (has_any(score.official.values)) paper.dimensions.push_back(std::move(score));
  }
}

// Versions of a pack may have an indicator in other places.
void add_card(const Card& card, const Pack& version, std::size_t d, Paper& paper) {
  paper.total.own.values[d] = card.total;
  paper.stars.own.values[d] = card.stars;
  for (Score& score : paper.dimensions) {
    for (std::size_t i = 0; i < version.dimensions.size(); ++i) {
      if ("dimension." + version.dimensions[i].id != score.own.name) continue;
      score.own.values[d] = card.dimensions[i].score;
    }
  }
  for (Line& line : paper.lines) {
    const auto i = find_indicator(version, line.name);
    if (!i || version.indicators[*i].printed_as != line.as) continue;
    const IndicatorResult& result = card.indicators[*i];
    if (result.branch) continue;  // a branch may print another number
    line.values[d] = result.value_rounded;
    line.points[d] = result.points;
  }
}

void add_reasons(const Card& card, Paper& paper) {
  const bool has_value =
      std::any_of(card.indicators.begin(), card.indicators.end(),
                  [](const IndicatorResult& result) { return result.value.has_value(); });
  if (card.total || !has_value) return;
  for (std::size_t r = 0; r < card.reasons.size(); ++r) {
    const Title reason{card.reasons_zh[r], card.reasons[r]};
    const auto same =
        std::find_if(paper.no_total.begin(), paper.no_total.end(),
                     [&](const Paper::NoTotal& each) { return each.reason.en == reason.en; });
    if (same == paper.no_total.end()) {
      paper.no_total.push_back({reason, {card.day}});
    } else {
      same->days.push_back(card.day);
    }
  }
}

void add_unranked(const Card& card, const Pack& version, Paper& paper) {
  paper.unranked.clear();
  for (std::size_t i = 0; i < card.indicators.size(); ++i) {
    const IndicatorResult& result = card.indicators[i];
    if (result.status != IndicatorStatus::no_peers || !result.value || result.points) continue;
    paper.unranked.push_back(version.indicators[i].title);
  }
}

// The shares as they were entered under the gate's name.
Series entered_shares(const Book& book, const Pack& pack, std::size_t gate, const Paper& paper) {
  Series series(paper.days);
  for (std::size_t d = 0; d < paper.days; ++d) {
    const auto shares = gate_shares(book, pack, paper.subject, paper.day(d));
    if (const auto share = shares.find(gate); share != shares.end()) {
      series[d] = to_micro(share->second.value);
    }
  }
  return series;
}

// Whether gates fail, with the share that each looks at: one that was entered under its name, or an
// indicator's where it fails by that.
void add_gates(const SubjectCards& cards, const Pack& pack, const Book& book, Day last,
               Paper& paper) {
  for (std::size_t g = 0; g < pack.gates.size(); ++g) {
    const auto scale = scale_of(pack, g, last);
    if (!scale) continue;
    Line line = line_of("", pack.gates[g].title, paper.days);
    line.name = typed::name_of_gate(pack.gates[g]);
    line.as = scale->as;
    line.better = scale->better;
    line.bounds = scale->bounds;
    line.fails.resize(paper.days);
    line.values = entered_shares(book, pack, g, paper);
    line.is_repeated = !has_any(line.values) && scale->indicator;
    for (std::size_t c = 0; c < cards.cards.size(); ++c) {
      const Card& card = cards.cards[c];
      const bool is_inside = card.day >= paper.first && card.day <= last && cards.packs[c] == &pack;
      if (!is_inside) continue;
      const auto d = static_cast<std::size_t>(card.day - paper.first);
      line.fails[d] = card.gates[g].state == GateResult::State::failed;
      if (line.is_repeated) line.values[d] = card.indicators[*scale->indicator].value_rounded;
    }
    const bool is_worth_it = !line.is_repeated || std::find(line.fails.begin(), line.fails.end(),
                                                            true) != line.fails.end();
    if (has_any(line.values) && is_worth_it) paper.gates.push_back(std::move(line));
  }
}

}  // namespace

const Line& Score::known() const { return has_any(own.values) ? own : official; }

Paper paper_of(const SubjectCards& cards, const Pack& pack, const Book& book, Day first, Day last) {
  Paper paper;
  paper.subject = cards.subject;
  paper.pack = &pack;
  paper.first = first;
  paper.days = static_cast<std::size_t>(last - first) + 1;
  for (const Indicator& indicator : pack.indicators) {
    paper.lines.push_back(line_of(indicator, pack, paper.days));
  }
  add_scores(book, paper);
  for (std::size_t c = 0; c < cards.cards.size(); ++c) {
    const Day day = cards.cards[c].day;
    const bool is_inside = day >= first && day <= last;
    if (!is_inside) continue;
    add_card(cards.cards[c], *cards.packs[c], static_cast<std::size_t>(day - first), paper);
    add_reasons(cards.cards[c], paper);
    add_unranked(cards.cards[c], *cards.packs[c], paper);
  }
  add_gates(cards, pack, book, last, paper);
  std::erase_if(paper.lines, [](const Line& line) { return !has_any(line.values); });
  const std::set<Day> entered = book.days(pack.id, cards.subject);
  paper.is_of_periods = pack.period && std::all_of(entered.begin(), entered.end(),
                                                   [&](Day day) { return is_final(pack, day); });
  if (!entered.empty() && !paper.is_of_periods) {
    for (Day day = std::max(first, *entered.begin()); day <= last; ++day) {
      if (!entered.contains(day)) paper.missing.push_back(day);
    }
  }
  return paper;
}

}  // namespace xingji::sheet
