#include "pay/titles.h"

namespace xingji {
namespace {

Title or_id(const Title& title, const std::string& id) {
  return title.empty() ? Title{id, id}
                       : Title{pick(title, Language::zh), pick(title, Language::en)};
}

Title teams(const Title& title) { return {"团队" + title.zh, "the team's " + title.en}; }

}  // namespace

Title title_in_pay(const Pack& pack, const std::string& id) {
  for (const PayName& name : pay_names(pack)) {
    if (name.id != id) continue;
    const std::string own = id.substr(id.starts_with(team_prefix) ? team_prefix.size() : 0);
    switch (name.of) {
      case PayName::Of::measure:
        return or_id(pack.measures[name.position].title, id);
      case PayName::Of::team_measure:
        return teams(or_id(pack.measures[name.position].title, own));
      case PayName::Of::value:
        return or_id(pack.pay->values[name.position].title, id);
      case PayName::Of::team_value:
        return teams(or_id(pack.pay->values[name.position].title, own));
      case PayName::Of::line:
        return or_id(pack.pay->lines[name.position].title, id);
      case PayName::Of::members:
        return {"团队人数", "members of the team"};
      case PayName::Of::score:
        break;
    }
  }
  if (id == "total") return {"总分", "total"};
  if (id == "stars") return {"星级", "stars"};
  return {id, id};
}

Title title_of_setting(const Pack& pack, Op op, const std::string& id) {
  if (op == Op::attribute) {
    for (const Attribute& attribute : pack.attributes) {
      const bool is_it = id == attribute.id || id.ends_with('.' + attribute.id);
      if (is_it) return or_id(attribute.title, attribute.id);
    }
  }
  for (const Parameter& parameter : pack.parameters) {
    if (parameter.id == id) return or_id(parameter.title, id);
  }
  return {id, id};
}

}  // namespace xingji
