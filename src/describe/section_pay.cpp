// What people earn, in sentences: who is a team, named values, the lines of a slip.
#include "describe/filled.h"
#include "describe/sections.h"

namespace xingji {
namespace {

// Expressions of pay with their names as people say them.
class Named {
 public:
  explicit Named(const Telling& telling) : telling_(telling) {}

  Expression of(Expression expression) const {
    if (expression.op == Op::measure) expression.name = name(expression.name);
    for (Expression& argument : expression.arguments) argument = of(std::move(argument));
    return expression;
  }

 private:
  std::string name(const std::string& id) const {
    const Pack& pack = *telling_.pack;
    for (const PayName& name : pay_names(pack)) {
      if (name.id != id) continue;
      switch (name.of) {
        case PayName::Of::measure:
          return measure_name(id, telling_);
        case PayName::Of::team_measure:
          return teams(measure_name(pack.measures[name.position].id, telling_));
        case PayName::Of::value:
          return quoted(pack.pay->values[name.position].title, id);
        case PayName::Of::team_value:
          return teams(
              quoted(pack.pay->values[name.position].title, pack.pay->values[name.position].id));
        case PayName::Of::line:
          return quoted(pack.pay->lines[name.position].title, id);
        case PayName::Of::members:
          return telling_.say("the number of members of the team", "团队人数");
        case PayName::Of::score:
          return score(id);
      }
    }
    return id;
  }

  std::string score(const std::string& id) const {
    if (id == "total") return telling_.say("the total", "总分");
    if (id == "stars") return telling_.say("the star level", "星级");
    return id == "stage" ? telling_.say("the stage", "阶段") : id;
  }

  std::string teams(const std::string& what) const {
    return filled(telling_.say("{} of the team", "团队的{}"), what);
  }

  std::string quoted(const Title& title, const std::string& id) const {
    const std::string& said = pick(title, telling_.language);
    return filled(telling_.say("'{}'", "“{}”"), said.empty() ? id : said);
  }

  const Telling& telling_;
};

void write_team(const Pay::Team& team, Writer& to) {
  const Pack& pack = *to.telling().pack;
  std::string same = team.same_shop ? to.say("shop", "店铺") : "";
  for (const std::size_t attribute : team.same) {
    const Attribute& said = pack.attributes[attribute];
    same += (same.empty() ? "" : to.say(" and ", "、")) +
            (said.title.empty() ? said.id : to.title(said.title));
  }
  to.rests_on(team.said);
  to.line(1,
          filled(to.say("A team is everybody of the same {}, {}", "{}相同的为一个团队，{}"), same,
                 team.self_in ? to.say("oneself included", "含本人")
                              : to.say("oneself left out", "不含本人")));
}

// Plain numbers that money is multiplied by are shares of it.
std::string amount(const Expression& expression, Writer& to) {
  to.value(expression);  // the line rests on its parameters
  Telling telling = to.telling();
  telling.shares = true;
  return value_phrase(expression, telling);
}

void write_undefined(const Title& undefined, Writer& to) {
  if (undefined.empty()) return;
  to.line(2, to.say("refused where it cannot be divided: ", "除不了时不出金额：") +
                 to.title(undefined));
}

}  // namespace

void write_pay(Writer& to) {
  const Pack& pack = *to.telling().pack;
  if (!pack.pay) return;
  const Named named(to.telling());
  to.line(0, to.say("Pay", "工资"));
  if (pack.pay->sees_later) {
    to.rests_on(pack.pay->said);
    to.line(
        1,
        to.say(
            "What comes to be known after the month, such as whose a sale is, is the month's too",
            "当月之后才知道的（如订单归谁）也算当月的"));
  }
  if (pack.pay->team) write_team(*pack.pay->team, to);
  for (const Pay::Value& value : pack.pay->values) {
    const std::string title = value.title.empty() ? value.id : to.title(value.title);
    to.rests_on(value.said);
    to.heading(1, title + " [" + value.id + "]",
               to.say(": ", "：") + to.value(named.of(value.value)));
    write_undefined(value.undefined, to);
  }
  for (const Pay::Line& line : pack.pay->lines) {
    if (!in_force(line.since, line.until, to.telling().day)) continue;
    to.rests_on(line.said);
    std::string text = to.say(": ", "：") + amount(named.of(line.value), to);
    if (line.is_shared) {
      text += to.say(", shared equally by the people of the shop", "，由全店的人均分");
    }
    if (line.is_once) {
      text += to.say(", once to each agent: of several shops by the one joined first",
                     "，每人只发一次：同时在几家店的由最早入职的店发");
    }
    to.heading(1, to.title(line.title) + " [" + line.id + "]", text);
    write_undefined(line.undefined, to);
  }
  to.line(1, to.say("each line is rounded to the cent once; the total is their sum",
                    "每行四舍五入到分一次，合计为各行之和"));
}

}  // namespace xingji
