-- Everyone may know whether this is the demo; the row holds nothing else.
grant select on app.installation to hb_app;
create policy whether_this_is_the_demo on app.installation for select to hb_app
  using (only_row);
