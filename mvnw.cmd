@echo off
rem Runs the Maven that .mvn\wrapper\maven-wrapper.properties pins: the copy unpacked below %USERPROFILE%\.m2\wrapper if
rem it is there, else fetched through a Maven on the path, else downloaded from Apache's archive. See mvnw for comments.
setlocal
set "MVNW_BASE=%~dp0"
for /f "usebackq delims=" %%m in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0.mvn\wrapper\mvnw.ps1"`) do (
  for /f "tokens=1,* delims==" %%a in ("%%m") do set "%%a=%%b"
)
if not defined MVNW_MAVEN exit /b 1
set "JAVA_HOME=%MVNW_JDK%"
set "PATH=%MVNW_JDK%\bin;%PATH%"
call "%MVNW_MAVEN%" %*
exit /b %ERRORLEVEL%
